import type { Clock } from '../../core/clock.ts'

/** How what is written is cut: the most bytes of a piece, and the time between two. */
export interface PieceLimits {
  readonly seedPieceBytes: number
  readonly seedPieceGapMs: number
}

/** Where pieces go: a socket. */
export interface PieceSink {
  readonly writableLength: number
  write(bytes: Uint8Array, taken: () => void): unknown
}

interface Waiting {
  bytes: Uint8Array
  readonly taken: (() => void) | undefined
}

/**
 * Writes to a program that decodes each of its reads by itself (docs/classic.md 26):
 * in small pieces cut between characters, with a while between two, so that each is read alone.
 */
export class Pieces {
  readonly #socket: PieceSink
  readonly #clock: Clock
  readonly #limits: PieceLimits
  readonly #onTaken: () => void
  #waiting: Waiting[] = []
  #size = 0
  #isResting = false

  constructor(socket: PieceSink, ports: { clock: Clock; limits: PieceLimits }, onTaken: () => void) {
    this.#socket = socket
    this.#clock = ports.clock
    this.#limits = ports.limits
    this.#onTaken = onTaken
  }

  /** Bytes that wait to be handed to the socket. */
  get size(): number {
    return this.#size
  }

  /** Hands bytes over; `taken` is called when the operating system has the last of them, or the socket is gone. */
  write(bytes: Uint8Array, taken?: () => void): void {
    this.#waiting.push({ bytes, taken })
    this.#size += bytes.length
    if (!this.#isResting) this.#send()
  }

  /** Hands over all at once what still waits. */
  flush(): void {
    while (this.#waiting.length > 0) this.#sendPiece(this.#size)
  }

  #send(): void {
    this.#isResting = false
    if (this.#waiting.length === 0) return
    // what the operating system has not taken yet would come together with the next piece
    if (this.#socket.writableLength === 0) this.#sendPiece(this.#limits.seedPieceBytes)
    this.#isResting = true
    this.#clock.after(this.#limits.seedPieceGapMs, () => this.#send())
  }

  #sendPiece(maxBytes: number): void {
    const parts: Uint8Array[] = []
    const done: (() => void)[] = [this.#onTaken]
    let free = maxBytes
    for (let first = this.#waiting[0]; first && free > 0; first = this.#waiting[0]) {
      const size = sizeOfPiece(first.bytes, free)
      if (size === 0 && first.bytes.length > 0) break
      parts.push(first.bytes.subarray(0, size))
      first.bytes = first.bytes.subarray(size)
      free -= size
      if (first.bytes.length > 0) break
      this.#waiting.shift()
      if (first.taken) done.push(first.taken)
    }
    const piece = Buffer.concat(parts)
    this.#size -= piece.length
    this.#socket.write(piece, () => done.forEach((taken) => taken()))
  }
}

/** How many of the bytes fit into `free` without cutting a character. */
function sizeOfPiece(bytes: Uint8Array, free: number): number {
  if (bytes.length <= free) return bytes.length
  let size = free
  while (size > 0 && ((bytes[size] ?? 0) & 0xc0) === 0x80) size -= 1
  return size
}
