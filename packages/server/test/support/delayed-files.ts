import type { FileId } from '@papo/protocol'
import type { Content, ContentHash } from '../../src/core/files.ts'
import { MemoryFiles } from './memory-files.ts'

/** Files that take their time, some turns of the event loop before what they do and some after it, as a test says. */
export class DelayedFiles extends MemoryFiles {
  readonly #turns: () => number

  constructor(turns: () => number) {
    super()
    this.#turns = turns
  }

  override async finish(id: FileId): Promise<Content> {
    await this.#pass()
    const content = await super.finish(id)
    await this.#pass()
    return content
  }

  override async remove(hash: ContentHash): Promise<void> {
    await this.#pass()
    await super.remove(hash)
    await this.#pass()
  }

  async #pass(): Promise<void> {
    for (let left = this.#turns(); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve))
  }
}
