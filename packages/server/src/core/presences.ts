import type { Presence } from '@papo/protocol'
import type { Hub } from './hub.ts'
import type { User } from './user.ts'

/** What the rooms of a user know of him. */
interface Known {
  readonly presence: Presence
  readonly at: number
}

/** Tells rooms who is away and who is back, each person at most so often. */
export class Presences {
  readonly #hub: Hub
  readonly #known = new WeakMap<User, Known>()
  readonly #due = new Map<User, () => void>()

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** A user may be away now, or back. */
  note(user: User): void {
    const { clock, limits } = this.#hub
    const known = this.#known.get(user) ?? { presence: 'online', at: -Infinity }
    if (user.presence === known.presence || this.#due.has(user)) return
    const waitMs = known.at + limits.presenceGapMs - clock.monotonic()
    if (waitMs <= 0) return this.#tell(user)
    const cancel = clock.after(waitMs, () => {
      this.#due.delete(user)
      this.note(user)
    })
    this.#due.set(user, cancel)
  }

  /** Looks for sessions that have asked nothing for long. */
  sweep(): void {
    const { clock, limits, sessions } = this.#hub
    const now = clock.monotonic()
    const due = now - limits.awayMs
    for (const session of sessions) {
      if (!session.user || session.isIdle || session.askedAt > due) continue
      if (!session.isAway) session.awayAt = clock.now() - Math.round(now - session.askedAt)
      session.isIdle = true
      this.note(session.user)
    }
  }

  /** Ends its timers. */
  close(): void {
    for (const cancel of this.#due.values()) cancel()
    this.#due.clear()
  }

  #tell(user: User): void {
    const { presence, awayAt } = user
    this.#known.set(user, { presence, at: this.#hub.clock.monotonic() })
    for (const room of this.#hub.users.roomsOf(user))
      room.signalFew(
        { type: 'presence', room: room.id, user: user.id, presence, ...(awayAt !== undefined && { awayAt }) },
        user.id,
      )
  }
}
