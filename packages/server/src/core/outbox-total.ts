import type { Limits } from '@papo/protocol'
import type { Frame } from './frame.ts'

/** What all outboxes of a node hold together, answers and frames; a frame that many hold is counted once. */
export class OutboxTotal {
  readonly #limits: Limits
  readonly #waiting: (() => void)[] = []
  #held = 0
  #reserved = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Bytes that wait in at least one outbox. */
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

  /** Notes that an outbox holds so many bytes of answers; what comes back is called once, when it does no more. */
  holdAnswer(bytes: number): () => void {
    this.#held += bytes
    return () => {
      this.#held -= bytes
      this.#admit()
    }
  }

  /** Resolves when there is place for a page of the log, and keeps it until `giveBack`. */
  reserve(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#admit()
    })
  }

  /** Gives a reserved place back: the page is held now, or was not read. */
  giveBack(): void {
    this.#reserved -= this.#limits.pageBytes
    this.#admit()
  }

  #release(frame: Frame): void {
    frame.holders -= 1
    if (frame.holders > 0) return
    this.#held -= frame.bytes.length
    this.#admit()
  }

  #admit(): void {
    while (this.#waiting.length > 0 && this.#held + this.#reserved < this.#limits.outboxTotalBytes) {
      this.#reserved += this.#limits.pageBytes
      this.#waiting.shift()!()
    }
  }
}
