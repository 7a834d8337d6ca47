import type { PersonView, UserId } from '@papo/protocol'
import type { User } from './user.ts'

/** One user's being there. */
interface Present {
  readonly user: User
  /** Milliseconds UTC. */
  readonly since: number
  sessions: number
}

/** Who is in a room, in order of arrival, and who spoke there lately. */
export class Attendance {
  readonly #byId = new Map<UserId, Present>()
  /** Who spoke last stands last. */
  readonly #speakers = new Set<UserId>()
  readonly #maxSpeakers: number

  constructor(maxSpeakers: number) {
    this.#maxSpeakers = maxSpeakers
  }

  /** The users who are there, in order of arrival. */
  get users(): User[] {
    return Array.from(this.#byId.values(), ({ user }) => user)
  }

  /** How many users are there. */
  get size(): number {
    return this.#byId.size
  }

  /** Whether a user is there. */
  has(id: UserId): boolean {
    return this.#byId.has(id)
  }

  /** Whether a user spoke lately. */
  hasSpoken(id: UserId): boolean {
    return this.#speakers.has(id)
  }

  /** Notes one more session of a user; true for the first. */
  enter(user: User, now: number): boolean {
    const present = this.#byId.get(user.id)
    if (present) present.sessions += 1
    else this.#byId.set(user.id, { user, since: now, sessions: 1 })
    return present === undefined
  }

  /** Notes one session less of a user; true for the last. */
  exit(user: User): boolean {
    const present = this.#byId.get(user.id)
    if (!present) return false
    present.sessions -= 1
    return present.sessions === 0 && this.#byId.delete(user.id)
  }

  /** Notes who spoke just now. */
  spoke(id: UserId): void {
    this.#speakers.delete(id)
    this.#speakers.add(id)
    if (this.#speakers.size <= this.#maxSpeakers) return
    for (const first of this.#speakers) return void this.#speakers.delete(first)
  }

  /** The first `most` of those who are there, as others see them. */
  views(most: number): PersonView[] {
    const views: PersonView[] = []
    for (const { user, since } of this.#byId.values()) {
      if (views.length >= most) break
      views.push(user.seen(since))
    }
    return views
  }

  /** The nicks of `most` people who are there: the owner, then who spoke last, then who came first. */
  firstNicks(owner: UserId, most: number): string[] {
    const first = new Set<User>()
    for (const id of this.#inOrder(owner)) {
      const present = this.#byId.get(id)
      if (present) first.add(present.user)
      if (first.size >= most) break
    }
    return Array.from(first, ({ nick }) => nick)
  }

  *#inOrder(owner: UserId): Generator<UserId> {
    yield owner
    yield* Array.from(this.#speakers).toReversed()
    yield* this.#byId.keys()
  }
}
