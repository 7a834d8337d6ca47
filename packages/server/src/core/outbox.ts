import type { Limits } from '@papo/protocol'
import type { Connection } from './connection.ts'
import type { Frame } from './frame.ts'

/** What all outboxes of a node hold together; a frame that many hold is counted once. */
export class OutboxTotal {
  readonly #limits: Limits
  readonly #waiting: (() => void)[] = []
  #held = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Bytes of frames that wait in at least one outbox. */
  get held(): number {
    return this.#held
  }

  /** The bound of one outbox now: as the total fills up it shrinks, so that the fullest go to the log first. */
  get boundEach(): number {
    const free = 1 - this.#held / this.#limits.outboxTotalBytes
    return this.#limits.outboxBytes * Math.min(1, Math.max(0, 2 * free))
  }

  /** Notes that one more outbox holds the frame; the answer, the same for all of them, is called when it does no more. */
  hold(frame: Frame): () => void {
    if (frame.holders === 0) this.#held += frame.bytes.length
    frame.holders += 1
    return (frame.release ??= () => this.#release(frame))
  }

  /** Resolves when a page more may be held; at once if so already. */
  whenFree(): Promise<void> {
    if (this.#held < this.#limits.outboxTotalBytes) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Lets as many go on who wait as there is place for pages. */
  admit(): void {
    let free = this.#limits.outboxTotalBytes - this.#held
    for (; free > 0 && this.#waiting.length > 0; free -= this.#limits.pageBytes) this.#waiting.shift()!()
  }

  #release(frame: Frame): void {
    frame.holders -= 1
    if (frame.holders > 0) return
    this.#held -= frame.bytes.length
    this.admit()
  }
}

/** Bytes waiting to be written to one connection: bounded, and never blocking whoever tells. */
export class Outbox {
  readonly #connection: Connection
  readonly #total: OutboxTotal

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

  /** Takes part of a frame; false when it is too full, and then nothing is written. */
  push(bytes: Uint8Array, frame: Frame): boolean {
    if (bytes.length === 0) return true
    const pending = this.#connection.pending
    if (pending === 0) {
      this.#connection.write(bytes)
      return true
    }
    if (pending + bytes.length > this.#total.boundEach) return false
    this.#connection.write(bytes, this.#total.hold(frame))
    return true
  }

  /** Takes part of a frame, however full it is: for a page of the log, of which there is one at a time. */
  put(bytes: Uint8Array, frame: Frame): void {
    if (bytes.length > 0) this.#connection.write(bytes, this.#total.hold(frame))
  }
}
