import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Runs writes as one: all of them are on disk when it returns, none when it throws. */
export class Transaction {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  #onUndone: (() => void) | undefined

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#begin = database.prepare('BEGIN IMMEDIATE')
    this.#commit = database.prepare('COMMIT')
  }

  /** Sets what forgets whatever was remembered of writes that did not happen. */
  set onUndone(forget: () => void) {
    this.#onUndone = forget
  }

  /** Runs a write; inside another it is a part of that one. */
  run<T>(write: () => T): T {
    if (this.#database.isTransaction) return write()
    this.#begin.run()
    try {
      const result = write()
      this.#commit.run()
      return result
    } catch (error) {
      this.#undo()
      throw error
    }
  }

  #undo(): void {
    this.#onUndone?.()
    // SQLite has rolled back by itself after some errors.
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
  }
}
