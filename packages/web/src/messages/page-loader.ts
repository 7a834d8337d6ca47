import type { Clock, Timeline } from '@papo/sdk'

interface LoaderSource {
  readonly clock: Clock
  readonly onDone: () => void
  readonly onFailed: () => void
}

/** What is shown in place of messages that take longer than this. */
const skeletonDelayMs = 300

/** Loads the pages before and after those in memory, one at a time, and shows in their place how it stands. */
export class PageLoader {
  readonly #timeline: Timeline
  readonly #places: { readonly older: HTMLElement; readonly newer: HTMLElement }
  readonly #source: LoaderSource
  #isLoading = false

  constructor(timeline: Timeline, places: { older: HTMLElement; newer: HTMLElement }, source: LoaderSource) {
    this.#timeline = timeline
    this.#places = places
    this.#source = source
  }

  /** Never rejects: what failed is told in the place of what is missing, with a way to ask again. */
  async load(which: 'older' | 'newer'): Promise<void> {
    const place = this.#places[which]
    if (this.#isLoading || place.classList.contains('failed')) return
    this.#isLoading = true
    const stop = this.#source.clock.after(skeletonDelayMs, () => place.classList.add('late'))
    try {
      await (which === 'older' ? this.#timeline.loadOlder() : this.#timeline.loadNewer())
    } catch {
      place.classList.add('failed')
      this.#source.onFailed()
    } finally {
      stop()
      place.classList.remove('late')
      this.#isLoading = false
      this.#source.onDone()
    }
  }

  /** What failed may be asked for again. */
  retry(): void {
    this.#places.older.classList.remove('failed')
    this.#places.newer.classList.remove('failed')
  }
}
