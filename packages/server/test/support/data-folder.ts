import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Store } from '../../src/core/store/store.ts'
import { atEnd } from './at-end.ts'
import { openSqliteStore, type SqliteOptions } from '../../src/store/sqlite/sqlite-store.ts'

/** A data folder that goes with its test, after every store that was opened on it. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'papo-store-'))
  readonly #stores: Store[] = []

  constructor(t: TestContext) {
    atEnd(t, () => this.#remove())
  }

  /** Opens the store on it. */
  async open(options: Omit<SqliteOptions, 'folder'> = {}): Promise<Store> {
    const store = await openSqliteStore({ folder: this.path, ...options })
    this.#stores.push(store)
    return store
  }

  /** Writes files into it. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(this.file(name), content)
  }

  /** The path of a file in it. */
  file(name: string): string {
    return join(this.path, name)
  }

  /** The names of its files that end so. */
  list(end: string): string[] {
    return readdirSync(this.path).filter((name) => name.endsWith(end))
  }

  async #remove(): Promise<void> {
    for (const store of this.#stores) await store.close()
    rmSync(this.path, { recursive: true, force: true })
  }
}
