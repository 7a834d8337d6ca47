import type { Clock, Stop } from '@papo/sdk'

/** A clock that a test moves. */
export class FakeClock implements Clock {
  #now = 1_000_000
  readonly #begin = 1_000_000
  #waiting: { readonly at: number; readonly call: () => void }[] = []

  /** Milliseconds since it began. */
  now(): number {
    return this.#now - this.#begin
  }

  after(ms: number, call: () => void): Stop {
    const waiting = { at: this.#now + ms, call }
    this.#waiting.push(waiting)
    return () => void (this.#waiting = this.#waiting.filter((one) => one !== waiting))
  }

  /** So much time passes; what falls into it is called in order. */
  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
      if (!next) break
      this.#waiting = this.#waiting.filter((one) => one !== next)
      this.#now = Math.max(this.#now, next.at)
      next.call()
    }
    this.#now = until
  }
}
