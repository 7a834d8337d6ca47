import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Small files in a folder that only their owner may read; each is written whole or not at all. */
export class PrivateFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  path(name: string): string {
    return join(this.#folder, name)
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
  }

  async list(end: string): Promise<readonly string[]> {
    await this.open()
    return (await readdir(this.#folder)).filter((name) => name.endsWith(end)).sort()
  }

  /** What a file holds; undefined where there is none, or it is no JSON. */
  async read(name: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.path(name), 'utf8'))
    } catch {
      return undefined // as good as not there: what it held can't be had
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    await this.open()
    const half = this.path(`.${randomUUID()}`)
    await writeFile(half, JSON.stringify(value), { mode: 0o600, flush: true })
    await rename(half, this.path(name))
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true })
  }
}
