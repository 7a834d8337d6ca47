import type { Waiting } from '../outbox/waiting.ts'

/** Own messages that were answered and are not in the log yet. */
export class Landing {
  #all: readonly Waiting[] = []

  get all(): readonly Waiting[] {
    return this.#all
  }

  /** A message was answered. */
  add(sending: Waiting): void {
    this.#all = [...this.#all, sending]
  }

  /** Those up to `seen` are shown in the log now; whether there were any. */
  settle(seen: number): boolean {
    const before = this.#all.length
    this.#all = this.#all.filter(({ seq = 0 }) => seq > seen)
    return this.#all.length < before
  }
}
