import type { Language, RoomTexts } from '@papo/protocol'
import { isSameDay } from './grouping.ts'

/** What hours the person wants. */
export type Clock = 'auto' | 'h12' | 'h24'

/** Times and days as the list shows them. */
export interface Times {
  /** "14:02". */
  readonly clock: (at: number) => string
  /** The same, short enough for the column of faces: "2:02" without "PM". */
  readonly gutter: (at: number) => string
  /** "Hoje, quinta, 20 de novembro". */
  readonly day: (at: number, now: number) => string
  /** The whole date and time. */
  readonly full: (at: number) => string
}

/** Makes the times of a language; `clock` is what the person set. */
export function createTimes(language: Language, texts: RoomTexts, clock: Clock): Times {
  const cycle = cycleOf(language, clock)
  const short = new Intl.DateTimeFormat(language, clockOptions(language, clock))
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const year = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', ...cycle })
  const dayText = (at: number, now: number): string => {
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    const date = (isThisYear ? day : year).format(at).replace('-feira', '')
    if (isSameDay(at, now)) return `${texts.today}, ${date}`
    return isSameDay(at, yesterdayOf(now)) ? `${texts.yesterday}, ${date}` : date
  }
  let known = { now: 0, texts: new Map<number, string>() }
  return {
    clock: perMinute((at) => short.format(at)),
    gutter: perMinute((at) => withoutHalf(short.formatToParts(at))),
    full: perMinute((at) => full.format(at)),
    // asked for at each change of the list, of the same few dividers
    day: (at, now) => {
      if (!isSameDay(known.now, now)) known = { now, texts: new Map() }
      const text = known.texts.get(at) ?? dayText(at, now)
      known.texts.set(at, text)
      return text
    },
  }
}

/** How a language tells the time, as the person has set it. */
export function clockOptions(language: Language, clock: Clock): Intl.DateTimeFormatOptions {
  const cycle = cycleOf(language, clock)
  return { hour: isHalfDay(language, cycle) ? 'numeric' : '2-digit', minute: '2-digit', ...cycle }
}

function cycleOf(language: Language, clock: Clock): Intl.DateTimeFormatOptions {
  return isOwn(language, clock) ? {} : { hourCycle: clock === 'h12' ? 'h12' : 'h23' }
}

/** Remembers the text of the minute asked for last: neighbours in a list share it, and a browser takes long to make one. */
function perMinute(textOf: (at: number) => string): (at: number) => string {
  let known = { minute: Number.NaN, text: '' }
  return (at) => {
    const minute = Math.floor(at / 60_000)
    if (known.minute !== minute) known = { minute, text: textOf(at) }
    return known.text
  }
}

/** Whether the hours go to 12. */
function isHalfDay(language: Language, cycle: Intl.DateTimeFormatOptions): boolean {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', ...cycle }).resolvedOptions().hour12 === true
}

function withoutHalf(parts: readonly Intl.DateTimeFormatPart[]): string {
  const kept = parts.filter(({ type }) => type !== 'dayPeriod')
  return kept
    .map(({ value }) => value)
    .join('')
    .trim()
}

/** Whether the language's own way of telling hours is right: in Portuguese the day has 24. */
function isOwn(language: Language, clock: Clock): boolean {
  return clock === 'auto' && language !== 'pt-BR'
}

/** Noon of the day before: no change of clocks makes it another day. */
function yesterdayOf(now: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1, 12).getTime()
}
