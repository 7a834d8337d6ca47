import { AnnouncementQueue } from '../messages/announcement-queue.ts'
import type { BurstText, Spoken } from '../messages/announcement-queue.ts'
import { steadyClock } from './steady-clock.ts'

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

const keptMs = 8_000

/** Makes an announcer. */
export function createAnnouncer(): Announcer {
  let regions: { polite: HTMLElement; urgent: HTMLElement; burst: BurstText } | undefined
  let last = ''
  const put = (region: HTMLElement | undefined, text: string): void => {
    if (!region) return
    const line = document.createElement('p')
    line.textContent = text
    region.append(line)
    last = text
    setTimeout(() => line.remove(), keptMs)
  }
  const queue = new AnnouncementQueue({
    clock: steadyClock,
    burst: (count, nicks) => regions?.burst(count, nicks) ?? '',
    say: (text) => put(regions?.polite, text),
  })
  return {
    say: (spoken) => queue.add(spoken),
    alert: (text) => put(regions?.urgent, text),
    typed: () => queue.typed(),
    repeat: (nothing) => put(regions?.polite, last === '' ? nothing : last),
    place: (polite, urgent, burst) => (regions = { polite, urgent, burst }),
  }
}
