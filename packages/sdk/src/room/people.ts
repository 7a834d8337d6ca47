import type { PersonView, Signal, UserId } from '@papo/protocol'

/** Who is in a room: the first of them, and how many in all. */
export interface There {
  readonly people: readonly PersonView[]
  readonly count: number
}

/** Who is in a room, as the server told it first and then by signals. */
export class People {
  readonly #now: () => number
  #count = 0
  readonly #people = new Map<UserId, PersonView>()

  constructor(now: () => number) {
    this.#now = now
  }

  get all(): ReadonlyMap<UserId, PersonView> {
    return this.#people
  }

  /** How many are there in all: of many, only the first are named. */
  get count(): number {
    return Math.max(this.#count, this.#people.size)
  }

  begin({ people, count }: There): void {
    this.#count = count
    this.#people.clear()
    for (const person of people) this.#people.set(person.id, person)
  }

  /** Whether the signal changed who is there. */
  take(signal: Signal): boolean {
    switch (signal.type) {
      case 'joined': {
        const { user: id, nick, channel } = signal
        if (!this.#people.has(id)) this.#count += 1
        return this.#put({ id, nick, channel, presence: 'online', since: this.#people.get(id)?.since ?? this.#now() })
      }
      case 'left':
        this.#people.delete(signal.user)
        this.#count = Math.max(this.#people.size, this.#count - 1)
        return true
      case 'people':
        this.begin(signal)
        return true
      case 'renamed':
        return this.#change(signal.user, { nick: signal.to })
      case 'presence':
        return this.#change(signal.user, { presence: signal.presence, awayAt: signal.awayAt })
      default:
        return false
    }
  }

  #put(person: PersonView): boolean {
    this.#people.set(person.id, person)
    return true
  }

  #change(id: UserId, change: Partial<PersonView>): boolean {
    const person = this.#people.get(id)
    return person !== undefined && this.#put({ ...person, ...change })
  }
}
