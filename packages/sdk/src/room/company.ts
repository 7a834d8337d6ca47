import type { PersonView, Signal, UserId, UserView } from '@papo/protocol'
import type { Clock } from '../api/ports.ts'
import type { Changes } from './changes.ts'
import { People } from './people.ts'
import type { There } from './people.ts'
import { TypingPeople } from './typing.ts'

/** What a room's company needs to know. */
export interface CompanyOptions {
  readonly changes: Changes
  readonly clock: Clock
  readonly now: () => number
  readonly me: () => UserId | undefined
  /** Asks for all who are there. */
  readonly readPeople: () => Promise<readonly PersonView[]>
}

/** As many people as are shown by name: more are only counted. */
const mostNamed = 500

/** Who is in a room, and who of them writes. */
export class Company {
  readonly #options: CompanyOptions
  readonly #people: People
  readonly #typing: TypingPeople

  constructor(options: CompanyOptions) {
    this.#options = options
    this.#people = new People(options.now)
    this.#typing = new TypingPeople(options.clock, () => options.changes.aspect('typing'))
  }

  get people(): ReadonlyMap<UserId, PersonView> {
    return this.#people.all
  }

  get count(): number {
    return this.#people.count
  }

  get typing(): readonly UserView[] {
    return this.#typing.users
  }

  meet(there: There): void {
    this.#people.begin(there)
    this.#options.changes.aspect('people')
    // an answer about many rooms has no place for everybody
    if (there.people.length < there.count && there.count <= mostNamed) void this.#meetAll()
  }

  hear(signal: Signal): void {
    if (this.#people.take(signal)) this.#options.changes.aspect('people')
    this.#typing.hear(signal, this.#options.me())
  }

  /** Somebody has said what he wrote. */
  said(author: UserId): void {
    this.#typing.remove(author)
  }

  /** The connection is gone. */
  lose(): void {
    this.#typing.clear()
  }

  async #meetAll(): Promise<void> {
    try {
      const people = await this.#options.readPeople()
      this.#people.begin({ people, count: people.length })
      this.#options.changes.aspect('people')
    } catch {
      // refused: those who were named stay
    }
  }
}
