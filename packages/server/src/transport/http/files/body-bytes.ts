import type { Readable } from 'node:stream'
import { BrokenOff } from '../read-body.ts'

/**
 * The bytes of a file as they come over the net, counted; each chunk is good until the next one is asked for.
 * Who stops reading leaves the connection open, for the answer.
 */
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
        release(chunk)
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

/** Gives the memory of a chunk back now: left to the garbage collector, many files at once hold tens of megabytes. */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0)
}
