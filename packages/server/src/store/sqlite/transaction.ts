import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Runs writes as one: all of them are on disk when it returns, none when it throws. */
export class Transaction {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#begin = database.prepare('BEGIN IMMEDIATE')
    this.#commit = database.prepare('COMMIT')
  }

  run<T>(write: () => T): T {
    this.#begin.run()
    try {
      const result = write()
      this.#commit.run()
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some errors.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}
