/**
 * The account of what is in flight in one room: a message is finished when every reader has it.
 *
 * All readers of a room get its messages in one order, so what a reader lacks is the end of that
 * order, and what somebody lacks is what the slowest lacks: all that was sent minus the smallest
 * position. A position counts the lines received and, where authors get no echo, the own messages
 * (counted when sent: this may hide from the account the slowest reader's own few, never others').
 */
export class Window {
  readonly #size: number
  readonly #echoes: boolean
  readonly #positions: Int32Array
  #sent = 0

  constructor(size: number, readers: number, { echoes }: { echoes: boolean }) {
    this.#size = size
    this.#echoes = echoes
    this.#positions = new Int32Array(readers)
  }

  /** Notes messages that a member wrote. */
  sent(author: number, messages: number): void {
    this.#sent += messages
    if (!this.#echoes) this.#advance(author, messages)
  }

  /** Notes message lines that a member received. */
  received(reader: number, lines: number): void {
    this.#advance(reader, lines)
  }

  /** Counts the messages that are sent and not yet at every reader. */
  get inFlight(): number {
    let least = this.#sent
    for (const position of this.#positions) if (position < least) least = position
    return this.#sent - least
  }

  /** Counts the messages that may be sent now. */
  get free(): number {
    return Math.max(0, this.#size - this.inFlight)
  }

  #advance(member: number, messages: number): void {
    this.#positions[member] = (this.#positions[member] ?? 0) + messages
  }
}
