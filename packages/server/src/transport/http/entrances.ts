import type { Limits } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'

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
  readonly #limits: Pick<Limits, 'entranceMs' | 'entrances'>
  readonly #byKey = new Map<string, Entrance>()

  constructor(clock: Clock, limits: Pick<Limits, 'entranceMs' | 'entrances'>) {
    this.#clock = clock
    this.#limits = limits
  }

  /** The token of who came in by a form. */
  tokenOf(key: string): string | undefined {
    this.#forgetOld()
    return this.#byKey.get(key)?.token
  }

  /** Somebody came in by a form, and is told so now. */
  note(key: string, token: string): void {
    this.#byKey.delete(key)
    this.#byKey.set(key, { token, at: this.#clock.monotonic() })
    this.#forgetOld()
  }

  /** He was told: his token came back. */
  arrived(token: string): void {
    this.#forgetOld()
    for (const [key, entrance] of this.#byKey) if (entrance.token === token) this.#byKey.delete(key)
  }

  #forgetOld(): void {
    const { entranceMs, entrances } = this.#limits
    const since = this.#clock.monotonic() - entranceMs
    for (const [key, { at }] of this.#byKey) {
      if (at > since && this.#byKey.size <= entrances) return
      this.#byKey.delete(key)
    }
  }
}
