import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'

/**
 * When a room speaks: at once if it was quiet, and else not before a time that grows with its readers,
 * so that a huge busy room costs a bounded share of the processor.
 */
export class Pace {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #flush: () => void
  #flushedAt = -Infinity
  #isDue = false

  constructor(clock: Clock, limits: Limits, flush: () => void) {
    this.#clock = clock
    this.#limits = limits
    this.#flush = flush
  }

  /** Sees to it that `flush` is called once: when this turn ends, or when the pace allows. */
  schedule(readers: number): void {
    if (this.#isDue) return
    this.#isDue = true
    const gapMs = Math.min(this.#limits.paceMsPerReader * readers, this.#limits.paceMaxMs)
    const waitMs = this.#flushedAt + gapMs - this.#clock.monotonic()
    if (waitMs > 0) this.#clock.after(waitMs, this.#run)
    else this.#clock.soon(this.#run)
  }

  readonly #run = (): void => {
    this.#isDue = false
    this.#flushedAt = this.#clock.monotonic()
    this.#flush()
  }
}
