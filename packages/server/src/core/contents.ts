import type { FileId } from '@papo/protocol'
import type { Content, ContentHash, Files } from './files.ts'
import type { FileRecords } from './store/files.ts'

/** What contents are kept and asked for by. */
export interface ContentPorts {
  readonly files: Files
  readonly records: Pick<FileRecords, 'namedAmong'>
  /** Called with what should not have happened; must not throw. */
  readonly onError: (error: unknown) => void
}

/**
 * Which contents stay: those that a record names, and those that just came in and that one is about to name. Whoever
 * brings a content that somebody else's deletion takes away at the same time keeps it: nothing is removed while one
 * comes in, and none comes in while some are removed.
 */
export class Contents {
  readonly #ports: ContentPorts
  /** How many are about to be named, of each. */
  readonly #held = new Map<ContentHash, number>()
  readonly #dropped = new Set<ContentHash>()
  #coming = 0
  #onNoneComing: (() => void) | undefined
  #removing: Promise<void> | undefined
  #isRemoving = false
  readonly #onIdle: (() => void)[] = []

  constructor(ports: ContentPorts) {
    this.#ports = ports
  }

  /** Takes in what came whole, and holds it until `letGo`. Rejects as the port does. */
  async finish(id: FileId): Promise<Content> {
    while (this.#removing) await this.#removing
    this.#coming += 1
    try {
      const content = await this.#ports.files.finish(id)
      this.#held.set(content.hash, (this.#held.get(content.hash) ?? 0) + 1)
      return content
    } finally {
      this.#coming -= 1
      if (this.#coming === 0) this.#onNoneComing?.()
    }
  }

  /** A content is named by now, or never will be by who held it. */
  letGo(hash: ContentHash): void {
    const count = (this.#held.get(hash) ?? 1) - 1
    if (count > 0) this.#held.set(hash, count)
    else this.#held.delete(hash)
    this.drop([hash])
  }

  /** Removes those of some contents that no record names; what can't be removed now is found by the next sweep. */
  drop(hashes: readonly ContentHash[]): void {
    for (const hash of hashes) this.#dropped.add(hash)
    if (!this.#isRemoving && this.#dropped.size > 0) void this.#removeAll()
  }

  /** Removes those of some contents that no record names, and resolves when they are gone; never rejects. */
  async removeUnnamed(hashes: readonly ContentHash[]): Promise<void> {
    this.drop(hashes)
    await this.idle()
  }

  /** Resolves when nothing is left to be removed. */
  async idle(): Promise<void> {
    while (this.#isRemoving) await new Promise<void>((resolve) => this.#onIdle.push(resolve))
  }

  /** Never rejects. */
  async #removeAll(): Promise<void> {
    this.#isRemoving = true
    while (this.#dropped.size > 0) {
      const hashes = [...this.#dropped].slice(0, contentsAtOnce)
      for (const hash of hashes) this.#dropped.delete(hash)
      const unnamed = await this.#unnamedAmong(hashes)
      // most are named still, and nobody waits for these
      for (let done = 0; done < unnamed.length; done += goneAtOnce)
        await this.#removeAlone(unnamed.slice(done, done + goneAtOnce))
    }
    this.#isRemoving = false
    for (const onIdle of this.#onIdle.splice(0)) onIdle()
  }

  async #removeAlone(hashes: readonly ContentHash[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#removing = promise
    if (this.#coming > 0) await new Promise<void>((resolve) => (this.#onNoneComing = resolve))
    this.#onNoneComing = undefined
    for (const hash of await this.#unnamedAmong(hashes)) await this.#remove(hash)
    this.#removing = undefined
    resolve()
  }

  async #remove(hash: ContentHash): Promise<void> {
    try {
      await this.#ports.files.remove(hash)
    } catch (error) {
      this.#ports.onError(error)
    }
  }

  /** Of those that are held it is not asked; where it can't be known, all stay. */
  async #unnamedAmong(hashes: readonly ContentHash[]): Promise<readonly ContentHash[]> {
    const free = hashes.filter((hash) => !this.#held.has(hash))
    if (free.length === 0) return []
    try {
      const named = new Set(await this.#ports.records.namedAmong(free))
      return free.filter((hash) => !named.has(hash))
    } catch (error) {
      this.#ports.onError(error)
      return []
    }
  }
}

/** How many contents are asked for at once. */
export const contentsAtOnce = 500
/** How many are removed before others come in again. */
const goneAtOnce = 20
