import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'

/**
 * When a room speaks: at once, unless it has just told several things together: then not before a time that
 * grows with its readers, so that a huge busy room gathers what is said and costs a bounded share of the processor.
 * Somebody who says one thing after the other, however fast, is not kept waiting: nothing would be gathered.
 */
export class Pace {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #flush: () => number
  #lastCount = 0
  #flushedAt = -Infinity
  #isDue = false

  constructor(clock: Clock, limits: Limits, flush: () => number) {
    this.#clock = clock
    this.#limits = limits
    this.#flush = flush
  }

  /** Sees to it that `flush`, which says how many things it told, is called once: when this turn ends, or when the pace allows. */
  schedule(readers: number): void {
    if (this.#isDue) return
    this.#isDue = true
    const gapMs = this.#lastCount < 2 ? 0 : Math.min(this.#limits.paceMsPerReader * readers, this.#limits.paceMaxMs)
    const waitMs = this.#flushedAt + gapMs - this.#clock.monotonic()
    if (waitMs > 0) this.#clock.after(waitMs, this.#run)
    else this.#clock.soon(this.#run)
  }

  readonly #run = (): void => {
    this.#isDue = false
    this.#flushedAt = this.#clock.monotonic()
    this.#lastCount = this.#flush()
  }
}
