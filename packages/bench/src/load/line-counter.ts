const newline = 0x0a
const bracket = 0x5b

/**
 * Counts the message lines of one reader without decoding or searching them: all of a run have the
 * same length, so it looks at a line's first and last byte and leaps to the next one. A line that
 * does not begin with `[` or ends elsewhere (a notice) is skipped and counted in `others`.
 */
export class LineCounter {
  others = 0
  readonly #length: number
  /** Bytes already seen of a message line that is cut by the end of a piece. */
  #seen = 0
  #inOther = false

  constructor(length: number) {
    this.#length = length
  }

  /** Takes the next `size` bytes and gives the number of message lines that they complete. */
  take(bytes: Buffer, size: number): number {
    let lines = 0
    let at = 0
    if (this.#inOther) at = this.#skip(bytes, 0, size)
    else if (this.#seen > 0) {
      at = this.#complete(bytes, size)
      if (at > 0 && this.#seen === this.#length) lines++
      if (at > 0) this.#seen = 0
      else return 0
    }
    while (at < size) {
      const next = at + this.#length
      if (next <= size && bytes[at] === bracket && bytes[next - 1] === newline) {
        lines++
        at = next
      } else at = this.#irregular(bytes, at, size)
    }
    return lines
  }

  /** Ends the cut line: gives where the next begins, 0 when it goes on beyond this piece. */
  #complete(bytes: Buffer, size: number): number {
    const end = bytes.indexOf(newline)
    if (end === -1 || end >= size) {
      this.#seen += size
      return 0
    }
    this.#seen += end + 1
    if (this.#seen !== this.#length) this.others++
    return end + 1
  }

  #irregular(bytes: Buffer, at: number, size: number): number {
    if (bytes[at] !== bracket) return this.#skip(bytes, at, size)
    const end = bytes.indexOf(newline, at)
    if (end !== -1 && end < size) return this.#skip(bytes, at, size)
    this.#seen = size - at
    return size
  }

  #skip(bytes: Buffer, at: number, size: number): number {
    const end = bytes.indexOf(newline, at)
    this.#inOther = end === -1 || end >= size
    if (this.#inOther) return size
    this.others++
    return end + 1
  }
}
