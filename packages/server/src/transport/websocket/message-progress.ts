/** Follows the heads of a client's frames, to know whether a message has begun and not ended. */
export class MessageProgress {
  /** The beginning of a head that is not whole yet. */
  #head: Buffer | undefined
  /** Bytes of the frame's payload that are still to come. */
  #missing = 0
  /** Whether the frame is the last one of a message. */
  #isLast = false
  #isOpen = false

  /** Whether nothing has begun that did not end. */
  get isWhole(): boolean {
    return !this.#isOpen && this.#missing === 0 && this.#head === undefined
  }

  /** Takes what came; answers whether a message ended in it. */
  push(chunk: Buffer): boolean {
    const bytes = this.#head ? Buffer.concat([this.#head, chunk]) : chunk
    this.#head = undefined
    let hasEnded = false
    let at = 0
    while (at < bytes.length) {
      if (this.#missing === 0) {
        const size = this.#readHead(bytes.subarray(at))
        if (size === 0) break
        at += size
      }
      const taken = Math.min(this.#missing, bytes.length - at)
      this.#missing -= taken
      at += taken
      if (this.#missing > 0 || !this.#isLast) continue
      this.#isLast = false
      this.#isOpen = false
      hasEnded = true
    }
    // a copy: the rest of what came is not held with it
    if (at < bytes.length) this.#head = Buffer.from(bytes.subarray(at))
    return hasEnded
  }

  /** Reads a head; answers its size, or 0 where it is not whole. */
  #readHead(bytes: Buffer): number {
    if (bytes.length < 2) return 0
    const [first = 0, second = 0] = bytes
    const length = second & 0x7f
    const wide = length === 127 ? 8 : length === 126 ? 2 : 0
    const size = 2 + wide + (second & 0x80 ? 4 : 0)
    if (bytes.length < size) return 0
    this.#missing = wide === 8 ? Number(bytes.readBigUInt64BE(2)) : wide === 2 ? bytes.readUInt16BE(2) : length
    // pings and their like may stand between the parts of a message
    if ((first & 0x08) === 0) {
      this.#isOpen = true
      this.#isLast = (first & 0x80) !== 0
    }
    return size
  }
}
