import type { Connection } from './connection.ts'
import type { Frame } from './frame.ts'
import type { OutboxTotal } from './outbox-total.ts'

/** Bytes waiting to be written to one connection: bounded, and never blocking whoever tells. */
export class Outbox {
  readonly #connection: Connection
  readonly #total: OutboxTotal
  #given = 0

  constructor(connection: Connection, total: OutboxTotal) {
    this.#connection = connection
    this.#total = total
  }

  /** Whether it holds nothing. */
  get isEmpty(): boolean {
    return this.#connection.pending === 0
  }

  /** Bytes in it. */
  get bytes(): number {
    return this.#connection.pending
  }

  /** Bytes that the operating system has taken in all: what grows while a reader moves, however full the outbox stays. */
  get taken(): number {
    return this.#given - this.#connection.unsent
  }

  /** Takes an answer, however full it is: no further command is read while it is too full. */
  write(bytes: Uint8Array): void {
    this.#given += bytes.length
    if (this.#connection.pending > 0) return this.#connection.write(bytes, this.#total.holdAnswer(bytes.length))
    this.#connection.write(bytes)
    const left = this.#connection.pending
    if (left > 0) this.#connection.whenDrained(this.#total.holdAnswer(left))
  }

  /** Takes part of a frame; false when it is too full, and then nothing is written. */
  push(bytes: Uint8Array, frame: Frame): boolean {
    if (bytes.length === 0) return true
    const pending = this.#connection.pending
    if (pending > 0 && pending + bytes.length > this.#total.boundEach) return false
    if (pending > 0) this.put(bytes, frame)
    else this.#pushFirst(bytes, frame)
    return true
  }

  /** Takes part of a frame, however full it is: of a page of the log there is one at a time. */
  put(bytes: Uint8Array, frame: Frame): void {
    this.#given += bytes.length
    this.#connection.write(bytes, this.#total.hold(frame))
  }

  /** Nothing is noted where the operating system takes it at once, as it nearly always does. */
  #pushFirst(bytes: Uint8Array, frame: Frame): void {
    this.#given += bytes.length
    this.#connection.write(bytes)
    if (this.#connection.pending > 0) this.#connection.whenDrained(this.#total.hold(frame))
  }
}
