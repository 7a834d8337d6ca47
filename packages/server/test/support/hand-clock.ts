import type { Clock } from '../../src/core/clock.ts'

interface Timer {
  due: number
  f: () => void
}

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #now = 0
  #start = Date.UTC(2026, 0, 2, 14, 2, 33)
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#start + this.#now
  }

  monotonic(): number {
    return this.#now
  }

  after(ms: number, f: () => void): () => void {
    const timer = { due: this.#now + ms, f }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  soon(f: () => void): void {
    setImmediate(f)
  }

  /** Sets the wall clock on or back; timers and the monotonic clock see nothing of it. */
  jump(ms: number): void {
    this.#start += ms
  }

  /** How many timers run. */
  get timers(): number {
    return this.#timers.size
  }

  /** Moves on by `ms`, and calls what falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let next = this.#firstDue(end); next; next = this.#firstDue(end)) {
      this.#timers.delete(next)
      this.#now = next.due
      next.f()
    }
    this.#now = end
  }

  #firstDue(end: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) if (timer.due <= end && (!first || timer.due < first.due)) first = timer
    return first
  }
}
