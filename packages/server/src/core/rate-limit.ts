/** A token bucket: `burst` at once, refilled by `refill` every `refillMs`. Time is handed in. */
export class Bucket {
  readonly #rate: Rate
  #tokens: number
  #at: number

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#at = now
  }

  /** Whether no whole token is there. */
  isEmpty(now: number): boolean {
    this.#refill(now)
    return this.#tokens < 1
  }

  /** Takes a token, which must be there. */
  take(now: number): void {
    this.#refill(now)
    this.#tokens -= 1
  }

  /** Milliseconds until `count` tokens are there; at least 1. */
  waitMs(count: number, now: number): number {
    this.#refill(now)
    const missing = Math.max(0, count - this.#tokens)
    return Math.max(1, Math.ceil((missing * this.#rate.refillMs) / this.#rate.refill))
  }

  /** Whether it is as full as a new one, and so need not be kept. */
  isFull(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#rate.burst
  }

  #refill(now: number): void {
    const gained = ((now - this.#at) * this.#rate.refill) / this.#rate.refillMs
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained)
    this.#at = now
  }
}

/** How fast. */
export interface Rate {
  readonly burst: number
  readonly refill: number
  readonly refillMs: number
}
