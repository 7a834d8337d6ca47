import type { Clock, Stop } from '@papo/sdk'

interface Timer {
  readonly due: number
  readonly call: () => void
}

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #now = Date.UTC(2026, 0, 2, 14, 2, 33)
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  after(ms: number, call: () => void): Stop {
    const timer = { due: this.#now + ms, call }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Moves on by `ms`; what falls due on the way is called in order, with what it promises done in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    for (let next = this.#firstDue(end); next; next = this.#firstDue(end)) {
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.due)
      next.call()
      await settle()
    }
    this.#now = end
    await settle()
  }

  #firstDue(end: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) if (timer.due <= end && (!first || timer.due < first.due)) first = timer
    return first
  }
}

/** Lets everything that is promised happen. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
