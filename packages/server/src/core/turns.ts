import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'

/**
 * Shares the processor among sessions: who has had his share waits for a later turn of the event loop,
 * in order, so that ten thousand commands in one write keep nobody else waiting.
 */
export class Turns {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #waiting: (() => void)[] = []
  #isDue = false

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock
    this.#limits = limits
  }

  /** Calls `goOn`, which must not throw, in a later turn, behind those who wait already. */
  later(goOn: () => void): void {
    this.#waiting.push(goOn)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#clock.soon(this.#run)
  }

  readonly #run = (): void => {
    this.#isDue = false
    const end = this.#clock.monotonic() + this.#limits.turnMs
    // who has used up his share again stands behind these, and is not among them
    for (let count = this.#waiting.length; count > 0; count--) {
      this.#waiting.shift()?.()
      if (this.#clock.monotonic() >= end) break
    }
    if (this.#waiting.length > 0) this.#schedule()
  }
}
