import type { OutboxStorage } from '../api/ports.ts'
import type { StoredSending } from '../api/sending.ts'
import { ObjectTable } from './indexed-db.ts'
import type { DatabaseFactory } from './indexed-db.ts'

/** Keeps an outbox in the browser, for all pages of one server: they have one origin. */
export class PageStorage implements OutboxStorage {
  readonly #table: ObjectTable

  constructor(factory: DatabaseFactory) {
    this.#table = new ObjectTable(factory, 'papo', 'outbox')
  }

  async list(): Promise<readonly StoredSending[]> {
    // what lies there was put there by `put`
    return (await this.#table.list()) as readonly StoredSending[]
  }

  put(sending: StoredSending): Promise<void> {
    return this.#table.put(sending)
  }

  delete(key: string): Promise<void> {
    return this.#table.delete(key)
  }
}
