import type { OutboxStorage } from '../api/ports.ts'
import type { StoredSending } from '../api/sending.ts'

/** Keeps an outbox as long as the program runs. */
export class MemoryStorage implements OutboxStorage {
  readonly #sendings = new Map<string, StoredSending>()

  list(): Promise<readonly StoredSending[]> {
    return Promise.resolve([...this.#sendings.values()].sort((one, other) => (one.key < other.key ? -1 : 1)))
  }

  put(sending: StoredSending): Promise<void> {
    this.#sendings.set(sending.key, sending)
    return Promise.resolve()
  }

  delete(key: string): Promise<void> {
    this.#sendings.delete(key)
    return Promise.resolve()
  }
}
