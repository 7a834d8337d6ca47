import type { Clock, Stop } from '@papo/sdk'

/** Something for screen readers, from whom it comes, so that many become one. */
export interface Spoken {
  readonly text: string
  readonly nick?: string
  /** Goes before what waits, and is never only counted. */
  readonly isFirst?: boolean
}

/** The words for many announcements at once. */
export type BurstText = (count: number, nicks: readonly string[]) => string

interface QueueSource {
  readonly clock: Clock
  readonly burst: BurstText
  readonly say: (text: string) => void
}

const gapMs = 1_500
/** After a count it is quiet for longer: whoever hears it is not to hear counts alone. */
const burstGapMs = 3_000
const typingPauseMs = 1_000
/** More that wait than this become one sentence. */
const mostWaiting = 3

/** Says one thing after the other, not too often; many at once become a count, and none is lost in it (ux.md 4.2). */
export class AnnouncementQueue {
  readonly #source: QueueSource
  #urgent: Spoken[] = []
  #waiting: Spoken[] = []
  #freeAt = 0
  #isAfterBurst = false
  #timer: Stop | undefined

  constructor(source: QueueSource) {
    this.#source = source
  }

  add(spoken: Spoken): void {
    if (spoken.isFirst) this.#urgent.push(spoken)
    else this.#waiting.push(spoken)
    this.#arm()
  }

  /** The person types: what waits goes on waiting. */
  typed(): void {
    this.#freeAt = Math.max(this.#freeAt, this.#source.clock.now() + typingPauseMs)
  }

  #arm(): void {
    if (this.#timer || this.#urgent.length + this.#waiting.length === 0) return
    const wait = this.#freeAt - this.#source.clock.now()
    if (wait <= 0) return this.#flush()
    this.#timer = this.#source.clock.after(wait, () => {
      this.#timer = undefined
      // it may have been put off meanwhile
      this.#arm()
    })
  }

  #flush(): void {
    const { clock, say } = this.#source
    const { text, gap } = this.#next()
    this.#freeAt = clock.now() + gap
    say(text)
    this.#arm()
  }

  #next(): { readonly text: string; readonly gap: number } {
    const urgent = this.#urgent.shift()
    if (urgent) return { text: urgent.text, gap: gapMs }
    const isMany = this.#waiting.length > (this.#isAfterBurst ? 1 : mostWaiting)
    this.#isAfterBurst = isMany
    if (!isMany) return { text: this.#waiting.shift()?.text ?? '', gap: gapMs }
    const all = this.#waiting
    this.#waiting = []
    const nicks = [...new Set(all.flatMap(({ nick }) => nick ?? []))]
    return { text: this.#source.burst(all.length, nicks), gap: burstGapMs }
  }
}
