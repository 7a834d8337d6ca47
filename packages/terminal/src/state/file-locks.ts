import { open, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Locks } from '@papo/sdk'
import type { PrivateFiles } from './private-files.ts'

const end = '.lock'
const askAgainMs = 2_000

/** Locks among programs of one person: a file with the number of the process that holds it. */
export class FileLocks implements Locks {
  readonly #files: PrivateFiles
  readonly #held = new Set<Promise<void>>()

  constructor(files: PrivateFiles) {
    this.#files = files
  }

  /** Removes what those left who were killed. */
  async sweep(): Promise<void> {
    for (const file of await this.#files.list(end)) await this.#takeFromTheDead(file)
  }

  /** Resolves when nothing is held any more. */
  async released(): Promise<void> {
    await Promise.all(this.#held)
  }

  async hold(name: string, until: () => Promise<void>): Promise<void> {
    const file = `${name}${end}`
    await this.#files.open()
    while (!(await this.#take(file)) && !(await this.#take(file))) await wait(askAgainMs, undefined, { ref: false })
    const held = this.#keep(file, until)
    this.#held.add(held)
    await held
    this.#held.delete(held)
  }

  async #keep(file: string, until: () => Promise<void>): Promise<void> {
    try {
      await until()
    } finally {
      await this.#files.remove(file)
    }
  }

  async #take(file: string): Promise<boolean> {
    try {
      const handle = await open(this.#files.path(file), 'wx', 0o600)
      await handle.write(String(process.pid))
      await handle.close()
      return true
    } catch {
      return this.#takeFromTheDead(file)
    }
  }

  /** Who was killed left his file behind. */
  async #takeFromTheDead(file: string): Promise<boolean> {
    const pid = Number(await readFile(this.#files.path(file), 'utf8').catch(() => ''))
    if (pid === process.pid || isAlive(pid)) return false
    await this.#files.remove(file)
    return false
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
