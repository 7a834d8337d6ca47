import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { BrokenOff } from '../read-body.ts'

/**
 * The bytes of a file as they come over the net, counted. Who stops reading leaves the connection open, for the answer.
 * Each piece is good until the next one is asked for.
 */
export class BodyBytes implements AsyncIterable<Uint8Array> {
  readonly #source: Readable
  readonly #after: (piece: Buffer) => void
  /** So many have come. */
  count = 0

  /** Of a part of a form, whose pieces are its parser's. */
  constructor(source: Readable, after: (piece: Buffer) => void = ignore) {
    this.#source = source
    this.#after = after
  }

  /** Of a whole body, whose pieces are nobody else's. */
  static of(incoming: IncomingMessage): BodyBytes {
    return new BodyBytes(incoming, free)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    const pieces = new Pieces(this.#source)
    try {
      for (let piece = await pieces.next(); piece; piece = await pieces.next()) {
        this.count += piece.length
        yield piece
        this.#after(piece)
      }
    } finally {
      pieces.letGo()
    }
  }

  /** Reads on without keeping anything, until the end or so many bytes in all; answers how many came. */
  async drain(max: number): Promise<number> {
    for await (const _ of this) if (this.count > max) break
    return this.count
  }
}

/** What a stream brings, one by one: its own iterator puts together what waits, and so holds it twice. */
class Pieces {
  readonly #source: Readable
  readonly #waiting: Buffer[] = []
  #wake: () => void = ignore

  constructor(source: Readable) {
    this.#source = source
    source.on('data', this.#take).on('end', this.#look).on('close', this.#look).on('error', ignore).pause()
  }

  /** The next one; undefined at the end. Rejects with `BrokenOff` where there is no end. */
  async next(): Promise<Buffer | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#source.readableEnded) return undefined
      if (this.#source.destroyed) throw new BrokenOff()
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      this.#source.resume()
      await promise
    }
    return this.#waiting.shift()
  }

  /** Takes nothing more: others may. */
  letGo(): void {
    this.#source.off('data', this.#take).off('end', this.#look).off('close', this.#look)
  }

  readonly #take = (piece: Buffer): void => {
    this.#waiting.push(piece)
    this.#source.pause()
    this.#wake()
  }

  readonly #look = (): void => this.#wake()
}

/** Gives a piece's memory back now: twenty senders fill tens of megabytes before V8 would look for it. */
function free({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

function ignore(): void {
  // Nothing to do.
}
