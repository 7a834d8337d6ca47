import { ChatError } from '@papo/protocol'
import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import { isLoopback } from './loopback.ts'
import { networkOf } from './network-of.ts'
import { Bucket } from './rate-limit.ts'

/** Networks that are remembered; beyond it the one that asked longest ago is forgotten. */
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
    const bucket = this.#bucketOf(networkOf(address), now)
    if (bucket.isEmpty(now))
      throw new ChatError('rate_limited', { problem: 'entries', count: 1, retryAfterMs: bucket.waitMs(1, now) })
    bucket.take(now)
  }

  #bucketOf(network: string, now: number): Bucket {
    const bucket = this.#buckets.get(network) ?? this.#newBucket(now)
    // who asked last stands last
    this.#buckets.delete(network)
    this.#buckets.set(network, bucket)
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > maxRemembered && oldest !== undefined) this.#buckets.delete(oldest)
    return bucket
  }

  #newBucket(now: number): Bucket {
    const { entryBurst, entryRefill, entryRefillMs } = this.#limits
    return new Bucket({ burst: entryBurst, refill: entryRefill, refillMs: entryRefillMs }, now)
  }
}
