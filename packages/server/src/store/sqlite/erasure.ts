import type { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * Takes what was deleted out of the files: `secure_delete` overwrites it in the database,
 * but until the next checkpoint it still stands in the log file, and its pages still take room.
 */
export class Erasure {
  readonly #vacuum: StatementSync
  readonly #checkpoint: StatementSync
  readonly #delayMs: number
  #timer: NodeJS.Timeout | undefined

  constructor(database: DatabaseSync, delayMs: number) {
    this.#vacuum = database.prepare('PRAGMA incremental_vacuum')
    this.#checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#delayMs = delayMs
  }

  /** Something was deleted: it is out of the files within the delay, or as soon after that as they allow. */
  note(): void {
    this.#timer ??= setTimeout(() => this.#erase(), this.#delayMs)
  }

  /** Ends its timer; closing the database empties the log file anyway. */
  close(): void {
    clearTimeout(this.#timer)
  }

  #erase(): void {
    this.#timer = undefined
    if (!this.#isErased()) this.note()
  }

  #isErased(): boolean {
    try {
      this.#vacuum.all()
      return this.#checkpoint.get()?.['busy'] === 0
    } catch {
      // A full disk, say: nothing is lost, and the next time may do.
      return false
    }
  }
}
