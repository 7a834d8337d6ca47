import type { Signal, UserId, UserView } from '@papo/protocol'
import type { Clock, Stop } from '../api/ports.ts'
import { durations } from '../durations.ts'

/** Who writes in a room: whoever says nothing more of it is taken off after a while. */
export class TypingPeople {
  readonly #clock: Clock
  readonly #onChange: () => void
  readonly #people = new Map<UserId, { readonly user: UserView; readonly stop: Stop }>()

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  get users(): readonly UserView[] {
    return Array.from(this.#people.values(), ({ user }) => user)
  }

  /** What a signal says of it; what is said of oneself is no news. */
  hear(signal: Signal, me: UserId | undefined): void {
    if (signal.type === 'left') return this.remove(signal.user)
    if (signal.type !== 'typing' || signal.user === me) return
    if (signal.on) this.#add({ id: signal.user, nick: signal.nick })
    else this.remove(signal.user)
  }

  remove(id: UserId): void {
    this.#people.get(id)?.stop()
    if (this.#people.delete(id)) this.#onChange()
  }

  clear(): void {
    for (const id of this.#people.keys()) this.remove(id)
  }

  #add(user: UserView): void {
    const before = this.#people.get(user.id)
    before?.stop()
    const stop = this.#clock.after(durations.typingShownMs, () => this.remove(user.id))
    this.#people.set(user.id, { user, stop })
    if (!before) this.#onChange()
  }
}

/** Tells the others that one writes: not at each key, and once when one stops. */
export class OwnTyping {
  readonly #clock: Clock
  readonly #tell: (on: boolean) => void
  #toldAt: number | undefined
  #stopTimer: Stop = () => undefined

  constructor(clock: Clock, tell: (on: boolean) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  type(): void {
    const now = this.#clock.now()
    this.#stopTimer()
    this.#stopTimer = this.#clock.after(durations.typingStopMs, () => this.stop())
    if (this.#toldAt !== undefined && now >= this.#toldAt && now - this.#toldAt < durations.typingAgainMs) return
    this.#toldAt = now
    this.#tell(true)
  }

  stop(): void {
    this.#stopTimer()
    if (this.#toldAt === undefined) return
    this.#toldAt = undefined
    this.#tell(false)
  }

  /** A message says it by itself. */
  forget(): void {
    this.#stopTimer()
    this.#toldAt = undefined
  }
}
