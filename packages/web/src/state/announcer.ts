/** Something for screen readers, from whom it comes, so that many become one. */
export interface Spoken {
  readonly text: string
  readonly nick?: string
  /** Goes before what waits. */
  readonly isFirst?: boolean
}

/** The words for many announcements at once. */
export type BurstText = (count: number, nicks: readonly string[]) => string

/** Says things to screen readers: politely one after the other, or at once. */
export interface Announcer {
  readonly say: (spoken: Spoken) => void
  readonly alert: (text: string) => void
  /** The person types: what waits goes on waiting. */
  readonly typed: () => void
  readonly repeat: (nothing: string) => void
  /** The regions of the page, and the words for a burst. */
  readonly place: (polite: HTMLElement, urgent: HTMLElement, burst: BurstText) => void
}

const gapMs = 1_500
const typingPauseMs = 1_000
const keptMs = 8_000
const mostWaiting = 3

/** Makes an announcer. */
export function createAnnouncer(): Announcer {
  let regions: { polite: HTMLElement; urgent: HTMLElement; burst: BurstText } | undefined
  const waiting: Spoken[] = []
  let last = ''
  let freeAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = (region: HTMLElement | undefined, text: string): void => {
    if (!region) return
    const line = document.createElement('p')
    line.textContent = text
    region.append(line)
    last = text
    setTimeout(() => line.remove(), keptMs)
  }
  const flush = (): void => {
    timer = undefined
    const wait = freeAt - performance.now()
    if (wait > 0) return arm(wait)
    const text = takeNext(waiting, regions?.burst)
    if (text === undefined) return
    put(regions?.polite, text)
    freeAt = performance.now() + gapMs
    if (waiting.length > 0) arm(gapMs)
  }
  const arm = (ms: number): void => {
    timer ??= setTimeout(flush, ms)
  }
  return {
    say: (spoken) => {
      if (spoken.isFirst) waiting.unshift(spoken)
      else waiting.push(spoken)
      arm(0)
    },
    alert: (text) => put(regions?.urgent, text),
    typed: () => (freeAt = Math.max(freeAt, performance.now() + typingPauseMs)),
    repeat: (nothing) => put(regions?.polite, last === '' ? nothing : last),
    place: (polite, urgent, burst) => (regions = { polite, urgent, burst }),
  }
}

/** The next thing to say: one, or all that wait as a count, where they are many. */
function takeNext(waiting: Spoken[], burst: BurstText | undefined): string | undefined {
  if (waiting.length <= mostWaiting || !burst) return waiting.shift()?.text
  // what calls the person is always said in full
  if (waiting[0]?.isFirst === true) return waiting.shift()?.text
  const many = waiting.splice(0)
  return burst(many.length, [...new Set(many.flatMap(({ nick }) => nick ?? []))])
}
