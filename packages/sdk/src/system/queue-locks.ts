import type { Locks } from '../api/ports.ts'

/** Locks among the clients of one program: whoever comes later waits. */
export class QueueLocks implements Locks {
  readonly #tails = new Map<string, Promise<void>>()

  async hold(name: string, until: () => Promise<void>): Promise<void> {
    const held = (this.#tails.get(name) ?? Promise.resolve()).then(until)
    const tail = held.catch(() => undefined)
    this.#tails.set(name, tail)
    try {
      await held
    } finally {
      if (this.#tails.get(name) === tail) this.#tails.delete(name)
    }
  }
}
