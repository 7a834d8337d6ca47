import type { Clock, Timeline } from '@papo/sdk'

interface LoaderSource {
  readonly clock: Clock
  /** Something came, or takes long. */
  readonly onChange: () => void
  readonly onFailed: () => void
}

/** What is shown in place of messages that take longer than this. */
const skeletonDelayMs = 300

/** Loads the pages before and after those in memory, one at a time, and shows in their place how it stands. */
export class PageLoader {
  readonly #timeline: Timeline
  readonly #places: { readonly older: HTMLElement; readonly newer: HTMLElement }
  readonly #source: LoaderSource
  #loading: 'older' | 'newer' | undefined
  #waits = 0

  constructor(timeline: Timeline, places: { older: HTMLElement; newer: HTMLElement }, source: LoaderSource) {
    this.#timeline = timeline
    this.#places = places
    this.#source = source
  }

  /** Older ones are there to be loaded, and do not take long yet. */
  get isOlderDue(): boolean {
    const { classList } = this.#places.older
    return (
      this.#timeline.hasOlder &&
      this.#loading !== 'newer' &&
      !classList.contains('late') &&
      !classList.contains('failed')
    )
  }

  /** Never rejects: what failed is told in the place of what is missing, with a way to ask again. */
  async load(which: 'older' | 'newer'): Promise<void> {
    const place = this.#places[which]
    if (this.#loading || place.classList.contains('failed')) return
    this.#loading = which
    try {
      await this.#showLate(place, () => (which === 'older' ? this.#timeline.loadOlder() : this.#timeline.loadNewer()))
    } catch {
      place.classList.add('failed')
      this.#source.onFailed()
    } finally {
      this.#loading = undefined
      this.#source.onChange()
    }
  }

  /** Shows, while the first messages of a room are loaded, that they are missing. Rejects as `load` does. */
  first(load: () => Promise<void>): Promise<void> {
    const { older } = this.#places
    older.hidden = false
    return this.#showLate(older, load)
  }

  /** Has what failed asked for again. */
  retry(): void {
    this.#places.older.classList.remove('failed')
    this.#places.newer.classList.remove('failed')
    this.#source.onChange()
  }

  async #showLate(place: HTMLElement, load: () => Promise<void>): Promise<void> {
    const { clock, onChange } = this.#source
    const stop = clock.after(skeletonDelayMs, () => {
      place.classList.add('late')
      onChange()
    })
    this.#waits += 1
    try {
      await load()
    } finally {
      stop()
      this.#waits -= 1
      const { older, newer } = this.#places
      // what was loaded may have asked for more
      if (this.#waits === 0) for (const one of [older, newer]) one.classList.remove('late')
    }
  }
}
