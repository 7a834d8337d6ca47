import type { Clock } from '../core/clock.ts'

/** Items that all fall due the same time after they were added: one timer for any number of them. */
export class DueQueue<T> {
  readonly #clock: Clock
  readonly #delayMs: number
  readonly #onDue: (item: T) => void
  readonly #due = new Map<T, number>()
  #cancel: (() => void) | undefined

  constructor(clock: Clock, delayMs: number, onDue: (item: T) => void) {
    this.#clock = clock
    this.#delayMs = delayMs
    this.#onDue = onDue
  }

  get size(): number {
    return this.#due.size
  }

  /** The one that has waited longest. */
  get oldest(): T | undefined {
    return this.#due.keys().next().value
  }

  has(item: T): boolean {
    return this.#due.has(item)
  }

  /** Adds an item, or starts its time again. */
  add(item: T): void {
    this.#due.delete(item)
    this.#due.set(item, this.#clock.monotonic() + this.#delayMs)
    this.#wait(this.#delayMs)
  }

  delete(item: T): void {
    this.#due.delete(item)
    if (this.#due.size === 0) this.clear()
  }

  /** Forgets all items and the timer. */
  clear(): void {
    this.#due.clear()
    this.#cancel?.()
    this.#cancel = undefined
  }

  #wait(delayMs: number): void {
    this.#cancel ??= this.#clock.after(delayMs, () => this.#ring())
  }

  #ring(): void {
    this.#cancel = undefined
    // All that is due is set apart first: what `onDue` adds must not take the timer of those that wait.
    for (const item of this.#listDue()) if (this.#due.delete(item)) this.#onDue(item)
  }

  #listDue(): T[] {
    const now = this.#clock.monotonic()
    const items: T[] = []
    for (const [item, due] of this.#due) {
      if (due > now) {
        this.#wait(due - now)
        break
      }
      items.push(item)
    }
    return items
  }
}
