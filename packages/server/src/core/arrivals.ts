import type { Limits, RoomId, Signal } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { User } from './user.ts'

/** The signals that arrivals and departures cause. */
export type ArrivalSignal = Extract<Signal, { type: 'joined' | 'left' | 'gathered' }>

/**
 * Tells who comes and goes: a few in a while at once, the rest of that while in one merged signal at its end.
 * Somebody who came and went again within the merged part is not named.
 */
export class Arrivals {
  readonly #room: RoomId
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #tell: (signal: ArrivalSignal) => void
  readonly #joined = new Map<number, User>()
  readonly #left = new Map<number, string>()
  #count = 0
  #cancel: (() => void) | undefined

  constructor(
    room: RoomId,
    ports: { readonly clock: Clock; readonly limits: Limits },
    tell: (signal: ArrivalSignal) => void,
  ) {
    this.#room = room
    this.#clock = ports.clock
    this.#limits = ports.limits
    this.#tell = tell
  }

  /** A user is there now. */
  came(user: User): void {
    const quiet = this.#isQuiet()
    if (quiet && !this.#left.delete(user.id)) this.#joined.set(user.id, user)
    const { id, nick, channel } = user
    this.#tell({ type: 'joined', room: this.#room, user: id, nick, quiet, channel })
  }

  /** A user is there no more. */
  went(user: User): void {
    const quiet = this.#isQuiet()
    if (quiet && !this.#joined.delete(user.id)) this.#left.set(user.id, user.nick)
    this.#tell({ type: 'left', room: this.#room, user: user.id, nick: user.nick, quiet })
  }

  /** Ends its timer. */
  close(): void {
    this.#cancel?.()
  }

  #isQuiet(): boolean {
    this.#cancel ??= this.#clock.after(this.#limits.arrivalsWindowMs, () => this.#gather())
    this.#count += 1
    return this.#count > this.#limits.arrivalsPerWindow
  }

  #gather(): void {
    const joined = Array.from(this.#joined.values(), ({ nick }) => nick)
    const left = [...this.#left.values()]
    this.#cancel = undefined
    this.#count = 0
    this.#joined.clear()
    this.#left.clear()
    if (joined.length + left.length > 0) this.#tell({ type: 'gathered', room: this.#room, joined, left })
  }
}
