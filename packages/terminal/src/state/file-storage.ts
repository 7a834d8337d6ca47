import type { OutboxStorage, StoredSending } from '@papo/sdk'
import type { PrivateFiles } from './private-files.ts'

const end = '.sending.json'

/** Keeps an outbox in files, one for each sending, so that a restart sends what was not sent. */
export class FileStorage implements OutboxStorage {
  readonly #files: PrivateFiles

  constructor(files: PrivateFiles) {
    this.#files = files
  }

  async list(): Promise<readonly StoredSending[]> {
    const names = await this.#files.list(end)
    const found = await Promise.all(names.map((name) => this.#files.read(name)))
    return found.filter(isSending)
  }

  put(sending: StoredSending): Promise<void> {
    return this.#files.write(`${sending.key}${end}`, sending)
  }

  delete(key: string): Promise<void> {
    return this.#files.remove(`${key}${end}`)
  }
}

function isSending(value: unknown): value is StoredSending {
  return typeof value === 'object' && value !== null && 'key' in value && 'command' in value && 'owner' in value
}
