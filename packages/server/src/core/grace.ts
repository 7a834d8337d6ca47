import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Room } from './room.ts'
import type { User } from './user.ts'

/** The places that one lost session left behind. */
interface Places {
  readonly rooms: Set<Room>
  readonly cancel: () => void
}

/** Keeps the places of those whose connection broke and who may come back: only if they don't are the rooms told. */
export class Grace {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #kept = new Map<User, Set<Places>>()

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock
    this.#limits = limits
  }

  /** Keeps a user's places for a while, then hands those over that he has not come back to. */
  keep(user: User, rooms: readonly Room[], depart: (rooms: readonly Room[]) => void): void {
    const all = this.#kept.get(user) ?? new Set<Places>()
    const cancel = this.#clock.after(this.#limits.graceMs, () => {
      all.delete(places)
      if (all.size === 0) this.#kept.delete(user)
      depart([...places.rooms])
    })
    const places: Places = { rooms: new Set(rooms), cancel }
    this.#kept.set(user, all.add(places))
  }

  /** Whether some place of a user is kept, so that he counts as online. */
  has(user: User): boolean {
    return this.#kept.has(user)
  }

  /** He is in a room again: gives up the place that was kept for him there, if one was. */
  end(user: User, room: Room): void {
    for (const { rooms } of this.#kept.get(user) ?? []) if (rooms.delete(room)) return room.exit(user)
  }

  /** He left a room by another session: gives up every place that was kept for him there. */
  leave(user: User, room: Room): void {
    for (const { rooms } of this.#kept.get(user) ?? []) if (rooms.delete(room)) room.exit(user)
  }

  /** Ends its timers. */
  close(): void {
    for (const all of this.#kept.values()) for (const { cancel } of all) cancel()
    this.#kept.clear()
  }
}
