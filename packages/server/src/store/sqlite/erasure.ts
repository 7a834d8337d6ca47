import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** How soon it is tried again when a reader kept the log file from being emptied, at most. */
const retryMs = 1_000

/**
 * Takes what was deleted out of the files: `secure_delete` overwrites it in the database,
 * but until the next checkpoint it still stands in the log file, and its pages still take room.
 */
export class Erasure {
  readonly #database: DatabaseSync
  readonly #vacuum: StatementSync
  readonly #checkpoint: StatementSync
  readonly #delayMs: number
  #timer: NodeJS.Timeout | undefined

  /** Begins with what a process that was killed may have left. */
  constructor(database: DatabaseSync, delayMs: number) {
    this.#database = database
    this.#vacuum = database.prepare('PRAGMA incremental_vacuum')
    this.#checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#delayMs = delayMs
    this.note()
  }

  /** Something was deleted: it is out of the files within the delay, or as soon after that as they allow. */
  note(): void {
    this.#wait(this.#delayMs)
  }

  /** Ends its timer; closing the database empties the log file anyway. */
  close(): void {
    clearTimeout(this.#timer)
  }

  #wait(ms: number): void {
    this.#timer ??= setTimeout(() => this.#erase(), ms)
  }

  #erase(): void {
    this.#timer = undefined
    if (!this.#isErased()) this.#wait(Math.min(this.#delayMs, retryMs))
  }

  #isErased(): boolean {
    const patience = Number(Object.values(this.#database.prepare('PRAGMA busy_timeout').get() ?? {})[0])
    try {
      this.#vacuum.all()
      // Whoever reads for long must not keep the messages waiting that are to be written.
      this.#database.exec('PRAGMA busy_timeout = 0')
      return this.#checkpoint.get()?.['busy'] === 0
    } catch {
      // A full disk, say: nothing is lost, and the next time may do.
      return false
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${patience}`)
    }
  }
}
