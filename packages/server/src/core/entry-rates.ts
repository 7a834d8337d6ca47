import { ChatError } from '@papo/protocol'
import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import { isLoopback } from './loopback.ts'
import { Bucket } from './rate-limit.ts'

/** Addresses that are remembered; beyond it those that asked nothing lately are forgotten. */
const maxRemembered = 10_000

/** How often an address that is not this machine may have a nick kept, or ask whether one is free, by whatever transport. */
export class EntryRates {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #isOff: boolean
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock, limits: Limits, { isOff }: { readonly isOff: boolean }) {
    this.#clock = clock
    this.#limits = limits
    this.#isOff = isOff
  }

  /** Counts one; throws `rate_limited` where it is one too many. */
  take(address: string): void {
    if (this.#isOff || isLoopback(address)) return
    const now = this.#clock.monotonic()
    const bucket = this.#bucketOf(address, now)
    if (bucket.isEmpty(now))
      throw new ChatError('rate_limited', { problem: 'entries', count: 1, retryAfterMs: bucket.waitMs(1, now) })
    bucket.take(now)
  }

  #bucketOf(address: string, now: number): Bucket {
    const known = this.#buckets.get(address)
    if (known) return known
    if (this.#buckets.size >= maxRemembered)
      for (const [other, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(other)
    const { entryBurst, entryRefill, entryRefillMs } = this.#limits
    const bucket = new Bucket({ burst: entryBurst, refill: entryRefill, refillMs: entryRefillMs }, now)
    this.#buckets.set(address, bucket)
    return bucket
  }
}
