import type { Marker } from '@papo/protocol'
import type { Clock, Stop } from '@papo/sdk'

/** A message that was on the screen for so long is read. */
const readMs = 1_000

/** Says up to where the person has read: each message that was in sight for a second (ux.md 1.5). */
export class ReadMarker {
  readonly #clock: Clock
  readonly #mark: (marker: Marker) => void
  /** What came into sight and is not read yet, oldest first. */
  #seen: { readonly marker: Marker; readonly since: number }[] = []
  #marked: number
  #timer: Stop | undefined

  constructor(clock: Clock, marked: number, mark: (marker: Marker) => void) {
    this.#clock = clock
    this.#marked = marked
    this.#mark = mark
  }

  /** The newest message in sight; none where nobody looks. */
  look(last: Marker | undefined): void {
    if (!last) {
      this.#seen = []
      return
    }
    this.#seen = this.#seen.filter(({ marker }) => marker.n <= last.n)
    const newest = this.#seen.at(-1)?.marker.n ?? this.#marked
    if (last.n > newest) this.#seen.push({ marker: last, since: this.#clock.now() })
    this.#arm()
  }

  /** Nothing is marked any more. */
  stop(): void {
    this.#timer?.()
    this.#timer = undefined
    this.#seen = []
  }

  #arm(): void {
    const [oldest] = this.#seen
    if (!oldest || this.#timer) return
    const wait = Math.max(0, oldest.since + readMs - this.#clock.now())
    this.#timer = this.#clock.after(wait, () => {
      this.#timer = undefined
      this.#settle()
    })
  }

  #settle(): void {
    const now = this.#clock.now()
    const read = this.#seen.filter(({ since }) => now - since >= readMs)
    this.#seen = this.#seen.slice(read.length)
    const marker = read.at(-1)?.marker
    if (marker && marker.n > this.#marked) {
      this.#marked = marker.n
      this.#mark(marker)
    }
    this.#arm()
  }
}
