import type { Language, WebTexts } from '@papo/protocol'
import { clockOptions } from '../messages/times.ts'
import type { Clock } from '../messages/times.ts'

const dayMs = 86_400_000

/** How dates are told. */
interface Telling {
  readonly language: Language
  readonly texts: WebTexts
  /** What the person set. */
  readonly clock: Clock
}

/** When a room was last spoken in, short: `14:05`, `ontem`, `ter.`, `12 nov.`. */
export function shortDate(at: number, { language, texts, clock }: Telling): string {
  const days = daysAgo(at, Date.now())
  if (days <= 0) return format(at, language, clockIn(language, clock))
  if (days === 1) return texts.room.yesterday.toLocaleLowerCase(language)
  if (days < 7) return format(at, language, { weekday: 'short' })
  const text = format(at, language, { day: 'numeric', month: 'short' })
  return text.replace(' de ', ' ')
}

const clocks = new Map<string, Intl.DateTimeFormatOptions>()

function clockIn(language: Language, clock: Clock): Intl.DateTimeFormatOptions {
  const key = `${language} ${clock}`
  const options = clocks.get(key) ?? clockOptions(language, clock)
  clocks.set(key, options)
  return options
}

/** How many midnights lie between two moments. */
function daysAgo(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known.format(at)
}
