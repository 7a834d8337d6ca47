import type { Clock } from '../../core/clock.ts'

/** So many are remembered at once; then the oldest goes. */
const maxKept = 1_000
/** Who had no answer until then asks no more, or sees that his nick is taken. */
const keptMs = 60_000

interface Entrance {
  readonly token: string
  /** Monotonic. */
  readonly at: number
}

/**
 * Who came in by which copy of the door's form. Sent again, because no answer came or Enter was pressed twice, it brings
 * in the same person. Only until he is here: on a computer that others use too, the form is still in its history.
 */
export class Entrances {
  readonly #clock: Clock
  readonly #byKey = new Map<string, Entrance>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The token of who came in by a form. */
  tokenOf(key: string): string | undefined {
    const entrance = this.#byKey.get(key)
    return entrance && this.#isFresh(entrance) ? entrance.token : undefined
  }

  /** Somebody came in by a form, and is told so now. */
  note(key: string, token: string): void {
    this.#byKey.delete(key)
    for (const [old, entrance] of this.#byKey) {
      if (this.#isFresh(entrance) && this.#byKey.size < maxKept) break
      this.#byKey.delete(old)
    }
    this.#byKey.set(key, { token, at: this.#clock.monotonic() })
  }

  /** He was told: his token came back. */
  arrived(token: string): void {
    for (const [key, entrance] of this.#byKey) if (entrance.token === token) this.#byKey.delete(key)
  }

  #isFresh({ at }: Entrance): boolean {
    return this.#clock.monotonic() - at < keptMs
  }
}
