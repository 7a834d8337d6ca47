import type { Readable } from 'node:stream'
import { BrokenOff } from '../read-body.ts'

/** The bytes of a file as they come over the net, counted. Who stops reading leaves the connection open, for the answer. */
export class BodyBytes implements AsyncIterable<Uint8Array> {
  readonly #source: Readable
  /** So many have come. */
  count = 0

  constructor(source: Readable) {
    this.#source = source
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const chunk of this.#source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        this.count += chunk.length
        yield chunk
      }
    } catch {
      throw new BrokenOff()
    }
  }

  /** Reads on without keeping anything, until the end or so many bytes in all; answers how many came. */
  async drain(max: number): Promise<number> {
    if (this.#source.readableEnded || this.#source.destroyed) return this.count
    for await (const _ of this) if (this.count > max) break
    return this.count
  }
}
