import type { Locks, OutboxStorage } from '../api/ports.ts'
import type { StoredSending } from '../api/sending.ts'
import { timeOf } from './waiting.ts'

/** What the keeper stands on. */
export interface KeeperPorts {
  readonly storage: OutboxStorage
  readonly locks: Locks
  /** The name of this client among all that use the storage. */
  readonly owner: string
  readonly now: () => number
}

/** Keeps an outbox in its storage, and takes over what clients that are gone have left there. */
export class Keeper {
  readonly #ports: KeeperPorts
  readonly #waitedFor = new Set<string>()
  #work: Promise<unknown> = Promise.resolve()
  #letGo: () => void = () => undefined
  #isClosed = false

  constructor(ports: KeeperPorts) {
    this.#ports = ports
  }

  /** Says that this client is there: until `close` nobody takes over what it keeps. */
  open(): void {
    const { locks, owner } = this.#ports
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#letGo = resolve
    void locks.hold(lockOf(owner), () => promise).catch(() => undefined)
  }

  close(): void {
    this.#isClosed = true
    this.#letGo()
  }

  /** Resolves when the storage has it; where it fails, the next start goes without. */
  put(sending: Omit<StoredSending, 'owner'>): Promise<void> {
    return this.#next(() => this.#ports.storage.put({ ...sending, owner: this.#ports.owner }))
  }

  delete(key: string): void {
    this.#next(() => this.#ports.storage.delete(key)).catch(() => undefined)
  }

  /** Resolves when all that was to be kept is. */
  async settled(): Promise<void> {
    await this.#work
  }

  /**
   * Hands over what others left, owner by owner as each is gone. Resolves when that is done for those who are gone
   * already; the rest comes when their owners go.
   */
  async inherit({
    take,
    keptMs,
  }: {
    readonly take: (left: readonly StoredSending[]) => void
    readonly keptMs: number
  }): Promise<void> {
    const all = await this.#ports.storage.list()
    const now = this.#ports.now()
    for (const { key } of all) if (now - timeOf(key) > keptMs) this.delete(key)
    const owners = new Set(all.map(({ owner }) => owner))
    owners.delete(this.#ports.owner)
    await Promise.all(Array.from(owners, (owner) => this.#inheritFrom(owner, take)))
  }

  async #inheritFrom(owner: string, take: (left: readonly StoredSending[]) => void): Promise<void> {
    if (this.#waitedFor.has(owner)) return
    this.#waitedFor.add(owner)
    await this.#ports.locks.hold(lockOf(owner), async () => {
      if (this.#isClosed) return
      const left = (await this.#ports.storage.list()).filter((one) => one.owner === owner)
      for (const sending of left) await this.#ports.storage.put({ ...sending, owner: this.#ports.owner })
      take(left.sort((one, other) => (one.key < other.key ? -1 : 1)))
    })
    this.#waitedFor.delete(owner)
  }

  /** One after the other, so that what is deleted stays deleted. A storage that fails costs the next start, not this one. */
  #next(act: () => Promise<void>): Promise<void> {
    const done = this.#work.then(act)
    this.#work = done.catch(() => undefined)
    return done
  }
}

function lockOf(owner: string): string {
  return `papo-outbox-${owner}`
}
