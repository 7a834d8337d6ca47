import { DueQueue } from './due-queue.ts'
import type { Clock } from '../core/clock.ts'
import { isLoopback } from '../core/loopback.ts'
import { networkOf } from '../core/network-of.ts'

/** Addresses whose browsers are remembered; beyond it the one heard of longest ago is forgotten. */
const maxRemembered = 100_000

/** Who is connected from where, and where browsers were heard lately. */
export class Addresses {
  /** How many are open from each network. */
  readonly #connections = new Map<string, number>()
  /** How many of them speak HTTP or TLS, from each address: people in one network have different programs. */
  readonly #web = new Map<string, number>()
  readonly #remembered: DueQueue<string>
  readonly #maxConnections: number

  constructor({ clock, memoryMs, maxConnections }: { clock: Clock; memoryMs: number; maxConnections: number }) {
    // Nothing is to be done when a memory ends: not being in the queue is having no memory.
    this.#remembered = new DueQueue(clock, memoryMs, () => undefined)
    this.#maxConnections = maxConnections
  }

  /** Whether one more connection may come from here; the machine itself always may. */
  hasRoom(address: string): boolean {
    return isLoopback(address) || (this.#connections.get(networkOf(address)) ?? 0) < this.#maxConnections
  }

  enter(address: string): void {
    count(this.#connections, networkOf(address), 1)
  }

  leave(address: string): void {
    count(this.#connections, networkOf(address), -1)
  }

  /** A connection that entered from here turned out to speak HTTP or TLS. */
  webBegan(address: string): void {
    this.#countWeb(address, 1)
  }

  /** Such a connection is over; call before it leaves. */
  webEnded(address: string): void {
    if (this.#web.has(address)) this.#countWeb(address, -1)
  }

  /** Whether HTTP or TLS came from here lately, or is open. */
  hasWeb(address: string): boolean {
    return this.#web.has(address) || this.#remembered.has(address)
  }

  /** Forgets everything, the timer too. */
  clear(): void {
    this.#connections.clear()
    this.#web.clear()
    this.#remembered.clear()
  }

  #countWeb(address: string, change: 1 | -1): void {
    count(this.#web, address, change)
    this.#remembered.add(address)
    const { oldest } = this.#remembered
    if (this.#remembered.size > maxRemembered && oldest !== undefined) this.#remembered.delete(oldest)
  }
}

/** Counts up or down, and forgets what comes to nothing. */
function count(counts: Map<string, number>, key: string, change: 1 | -1): void {
  const left = (counts.get(key) ?? 0) + change
  if (left > 0) counts.set(key, left)
  else counts.delete(key)
}
