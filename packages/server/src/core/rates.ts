import type { Limits } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { isLoopback } from './loopback.ts'
import { networkOf } from './network-of.ts'
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

/** How fast one user may do something, and all of one address together. */
interface KindRates {
  readonly user: Rate
  readonly address: Rate
}

/** How fast people may speak and change things: each user, and all of one address that is not this machine. */
export class Rates {
  readonly #clock: Clock
  readonly #rates: Readonly<Record<RateKind, KindRates>>
  readonly #isOff: boolean
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock, limits: Limits, { isOff }: { readonly isOff: boolean }) {
    this.#clock = clock
    this.#rates = ratesOf(limits)
    this.#isOff = isOff
  }

  /** Whether somebody may do one thing of a kind now; nothing counts by asking. */
  mayTake(speaker: Speaker, kind: RateKind): boolean {
    // nobody yet: what he sends is refused anyway
    if (this.#isOff || !speaker.user) return true
    const now = this.#clock.monotonic()
    return this.#bucketsOf(speaker, kind).every((bucket) => !bucket.isEmpty(now))
  }

  /** Whether somebody may do one thing of a kind now; if so it counts. */
  take(speaker: Speaker, kind: RateKind): boolean {
    if (!this.mayTake(speaker, kind)) return false
    if (this.#isOff || !speaker.user) return true
    const now = this.#clock.monotonic()
    for (const bucket of this.#bucketsOf(speaker, kind)) bucket.take(now)
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
    const rates = this.#rates[kind]
    const own = this.#bucket(`${kind} user ${speaker.user?.id}`, rates.user)
    const { address } = speaker.connection
    return isLoopback(address) ? [own] : [own, this.#bucket(`${kind} address ${networkOf(address)}`, rates.address)]
  }

  #bucket(key: string, rate: Rate): Bucket {
    const known = this.#buckets.get(key)
    if (known) return known
    const bucket = new Bucket(rate, this.#clock.monotonic())
    this.#buckets.set(key, bucket)
    return bucket
  }
}

function ratesOf(limits: Limits): Record<RateKind, KindRates> {
  const { messageBurst, messageRefill, messageRefillMs, commandBurst, commandRefill, commandRefillMs } = limits
  const kindRates = (user: Rate): KindRates => {
    const factor = limits.addressRateFactor
    return { user, address: { ...user, burst: user.burst * factor, refill: user.refill * factor } }
  }
  return {
    message: kindRates({ burst: messageBurst, refill: messageRefill, refillMs: messageRefillMs }),
    command: kindRates({ burst: commandBurst, refill: commandRefill, refillMs: commandRefillMs }),
  }
}
