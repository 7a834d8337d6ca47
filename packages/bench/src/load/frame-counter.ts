import { frameHead } from './web-socket-frames.ts'

const ping = 0x9

/** What a counter looks for, and whom it tells of a ping. */
export type FrameCounterOptions = {
  /** How the payload of every message begins. */
  begins: string
  onPing?: () => void
}

/**
 * Counts the WebSocket frames of one reader that begin like a message, without decoding them: it looks
 * at a frame's head and the first bytes of its payload, and leaps to the next one.
 */
export class FrameCounter {
  others = 0
  readonly #begins: Buffer
  readonly #onPing: (() => void) | undefined
  /** Bytes of a frame already known that are still to come. */
  #missing = 0
  /** The beginning of a frame that is too short to know what it is. */
  #rest: Buffer | undefined
  /** Whether the frame that is being skipped counts when it ends. */
  #counts = false

  constructor({ begins, onPing }: FrameCounterOptions) {
    this.#begins = Buffer.from(begins)
    this.#onPing = onPing
  }

  /** Takes the next `size` bytes and gives the number of messages that they complete. */
  take(bytes: Buffer, size: number): number {
    if (this.#rest) return this.#takeJoined(bytes, size)
    if (this.#missing > size) {
      this.#missing -= size
      return 0
    }
    let messages = this.#missing > 0 && this.#counts ? 1 : 0
    let at = this.#missing
    this.#missing = 0
    while (at < size) {
      const end = this.#next(bytes, at, size)
      if (end === 0) {
        this.#rest = Buffer.from(bytes.subarray(at, size))
        break
      }
      if (end > size) this.#missing = end - size
      else if (this.#counts) messages++
      at = end
    }
    return messages
  }

  #takeJoined(bytes: Buffer, size: number): number {
    const joined = Buffer.concat([this.#rest ?? bytes.subarray(0, 0), bytes.subarray(0, size)])
    this.#rest = undefined
    return this.take(joined, joined.length)
  }

  /** Where the frame at `at` ends; 0 when it can't be told yet what it is. */
  #next(bytes: Buffer, at: number, size: number): number {
    const head = frameHead(bytes, at, size)
    if (!head) return 0
    const { opcode, start, end } = head
    const known = start + Math.min(this.#begins.length, end - start)
    if (known > size) return 0
    this.#counts = end - start >= this.#begins.length && this.#beginsAt(bytes, start)
    if (!this.#counts) this.others++
    if (opcode === ping) this.#onPing?.()
    return end
  }

  #beginsAt(bytes: Buffer, start: number): boolean {
    for (let at = 0; at < this.#begins.length; at++) if (bytes[start + at] !== this.#begins[at]) return false
    return true
  }
}
