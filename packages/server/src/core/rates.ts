import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import { Bucket } from './rate-limit.ts'
import type { Connection } from './connection.ts'
import type { User } from './user.ts'

/** Who speaks, and from where. */
export interface Speaker {
  readonly user: Pick<User, 'id'> | undefined
  readonly connection: Pick<Connection, 'address'>
}

/** How fast people may speak: each user, and all of one address that is not this machine. */
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

  /** Whether somebody may send a message now; if so it counts. */
  take(speaker: Speaker): boolean {
    // nobody yet: what he sends is refused anyway
    if (this.#isOff || !speaker.user) return true
    const now = this.#clock.monotonic()
    const buckets = this.#bucketsOf(speaker)
    if (buckets.some((bucket) => bucket.isEmpty(now))) return false
    for (const bucket of buckets) bucket.take(now)
    return true
  }

  /** Milliseconds until somebody may send `count` messages. */
  waitMs(speaker: Speaker, count: number): number {
    if (this.#isOff) return 1
    const now = this.#clock.monotonic()
    return Math.max(...this.#bucketsOf(speaker).map((bucket) => bucket.waitMs(count, now)))
  }

  /** Lets go of buckets that are as full as new ones. */
  sweep(): void {
    const now = this.#clock.monotonic()
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key)
  }

  #bucketsOf(speaker: Speaker): Bucket[] {
    const own = this.#bucket(`user ${speaker.user?.id}`, 1)
    const { address } = speaker.connection
    return isLoopback(address) ? [own] : [own, this.#bucket(`address ${address}`, this.#limits.addressRateFactor)]
  }

  #bucket(key: string, factor: number): Bucket {
    const known = this.#buckets.get(key)
    if (known) return known
    const { messageBurst, messageRefill, messageRefillMs } = this.#limits
    const rate = { burst: messageBurst * factor, refill: messageRefill * factor, refillMs: messageRefillMs }
    const bucket = new Bucket(rate, this.#clock.monotonic())
    this.#buckets.set(key, bucket)
    return bucket
  }
}

/** Whether an address is this machine's own. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
