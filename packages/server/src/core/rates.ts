import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { Bucket } from './rate-limit.ts'
import type { Rate } from './rate-limit.ts'
import type { User } from './user.ts'

/** Who speaks, and from where. */
export interface Speaker {
  readonly user: Pick<User, 'id'> | undefined
  readonly connection: Pick<Connection, 'address'>
}

/** What is measured: what people say, and what else they change, each by itself. */
export type RateKind = 'message' | 'command'

/** How fast people may speak and change things: each user, and all of one address that is not this machine. */
export class Rates {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #isOff: boolean
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock, limits: Limits, { isOff }: { readonly isOff: boolean }) {
    this.#clock = clock
    this.#limits = limits
    this.#isOff = isOff
  }

  /** Whether somebody may do one thing of a kind now; if so it counts. */
  take(speaker: Speaker, kind: RateKind): boolean {
    // nobody yet: what he sends is refused anyway
    if (this.#isOff || !speaker.user) return true
    const now = this.#clock.monotonic()
    const buckets = this.#bucketsOf(speaker, kind)
    if (buckets.some((bucket) => bucket.isEmpty(now))) return false
    for (const bucket of buckets) bucket.take(now)
    return true
  }

  /** Milliseconds until somebody may do `count` things of a kind. */
  waitMs(speaker: Speaker, kind: RateKind, count: number): number {
    if (this.#isOff) return 1
    const now = this.#clock.monotonic()
    return Math.max(...this.#bucketsOf(speaker, kind).map((bucket) => bucket.waitMs(count, now)))
  }

  /** Lets go of buckets that are as full as new ones. */
  sweep(): void {
    const now = this.#clock.monotonic()
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key)
  }

  #bucketsOf(speaker: Speaker, kind: RateKind): Bucket[] {
    const rate = this.#rate(kind)
    const own = this.#bucket(`${kind} user ${speaker.user?.id}`, rate)
    const { address } = speaker.connection
    if (isLoopback(address)) return [own]
    const factor = this.#limits.addressRateFactor
    const shared = { ...rate, burst: rate.burst * factor, refill: rate.refill * factor }
    return [own, this.#bucket(`${kind} address ${address}`, shared)]
  }

  #rate(kind: RateKind): Rate {
    const { messageBurst, messageRefill, messageRefillMs, commandBurst, commandRefill, commandRefillMs } = this.#limits
    return kind === 'message'
      ? { burst: messageBurst, refill: messageRefill, refillMs: messageRefillMs }
      : { burst: commandBurst, refill: commandRefill, refillMs: commandRefillMs }
  }

  #bucket(key: string, rate: Rate): Bucket {
    const known = this.#buckets.get(key)
    if (known) return known
    const bucket = new Bucket(rate, this.#clock.monotonic())
    this.#buckets.set(key, bucket)
    return bucket
  }
}

/** Whether an address is this machine's own. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
