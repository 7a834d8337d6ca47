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
  #markedAt = -Infinity
  #timer: Stop | undefined

  constructor(clock: Clock, marked: number, mark: (marker: Marker) => void) {
    this.#clock = clock
    this.#marked = marked
    this.#mark = mark
  }

  /** The newest message in sight; none where nobody looks. */
  look(last: Marker | undefined): void {
    if (!last) return this.stop()
    this.#seen = this.#seen.filter(({ marker }) => marker.n <= last.n)
    const newest = this.#seen.at(-1)?.marker.n ?? this.#marked
    if (last.n > newest) this.#seen.push({ marker: last, since: this.#clock.now() })
    this.#arm()
  }

  /** Nobody looks any more: what was seen for long enough is marked, the rest is not read. */
  stop(): void {
    this.#timer?.()
    this.#timer = undefined
    this.#settle()
    this.#seen = []
  }

  #arm(): void {
    const [oldest] = this.#seen
    if (!oldest || this.#timer) return
    // not one by one where many come
    const wait = Math.max(oldest.since, this.#markedAt) + readMs - this.#clock.now()
    this.#timer = this.#clock.after(Math.max(0, wait), () => {
      this.#timer = undefined
      this.#settle()
      this.#arm()
    })
  }

  #settle(): void {
    const now = this.#clock.now()
    const read = this.#seen.filter(({ since }) => now - since >= readMs)
    this.#seen = this.#seen.slice(read.length)
    const marker = read.at(-1)?.marker
    if (marker && marker.n > this.#marked) {
      this.#marked = marker.n
      this.#markedAt = now
      this.#mark(marker)
    }
  }
}
