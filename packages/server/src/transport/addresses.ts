import { DueQueue } from './due-queue.ts'
import type { Clock } from '../core/clock.ts'
import { isLoopback } from '../core/loopback.ts'

/** Addresses whose browsers are remembered; beyond it the one heard of longest ago is forgotten. */
const maxRemembered = 100_000

interface Presence {
  connections: number
  web: number
}

/** Who is connected from where, and where browsers were heard lately. */
export class Addresses {
  readonly #present = new Map<string, Presence>()
  readonly #remembered: DueQueue<string>
  readonly #maxConnections: number

  constructor({ clock, memoryMs, maxConnections }: { clock: Clock; memoryMs: number; maxConnections: number }) {
    // Nothing is to be done when a memory ends: not being in the queue is having no memory.
    this.#remembered = new DueQueue(clock, memoryMs, () => undefined)
    this.#maxConnections = maxConnections
  }

  /** Whether one more connection may come from here; the machine itself always may. */
  hasRoom(address: string): boolean {
    return isLoopback(address) || (this.#present.get(address)?.connections ?? 0) < this.#maxConnections
  }

  enter(address: string): void {
    const presence = this.#present.get(address)
    if (presence) presence.connections += 1
    else this.#present.set(address, { connections: 1, web: 0 })
  }

  leave(address: string): void {
    const presence = this.#present.get(address)
    if (!presence) return
    presence.connections -= 1
    if (presence.connections === 0) this.#present.delete(address)
  }

  /** A connection that entered from here turned out to speak HTTP or TLS. */
  webBegan(address: string): void {
    this.#countWeb(address, 1)
  }

  /** Such a connection is over; call before it leaves. */
  webEnded(address: string): void {
    this.#countWeb(address, -1)
  }

  /** Whether HTTP or TLS came from here lately, or is open. */
  hasWeb(address: string): boolean {
    return (this.#present.get(address)?.web ?? 0) > 0 || this.#remembered.has(address)
  }

  /** Forgets everything, the timer too. */
  clear(): void {
    this.#present.clear()
    this.#remembered.clear()
  }

  #countWeb(address: string, change: 1 | -1): void {
    const presence = this.#present.get(address)
    if (!presence) return
    presence.web += change
    this.#remembered.add(address)
    const { oldest } = this.#remembered
    if (this.#remembered.size > maxRemembered && oldest !== undefined) this.#remembered.delete(oldest)
  }
}

/** An address as people write it: IPv4 that came over an IPv6 socket is IPv4. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address
}
