import type { MessageStyle, UserId } from '@papo/protocol'

/** Messages of one author that are no further apart stand together. */
const maxGapMs = 5 * 60_000

/** What grouping looks at. */
export interface Grouped {
  readonly author: UserId
  readonly at: number
  readonly style: MessageStyle
  readonly isReply: boolean
}

/** Whether a message stands under the one before it without a face and a name (ux.md 1.5). */
export function isContinuation(before: Grouped | undefined, { author, at, style, isReply }: Grouped): boolean {
  if (!before || isReply || style === 'act' || before.style === 'act') return false
  return author === before.author && at - before.at <= maxGapMs && isSameDay(before.at, at)
}

/** Whether two times are on one day where the person is. */
export function isSameDay(one: number, other: number): boolean {
  return startOfDay(one) === startOfDay(other)
}

/** The day asked for last: neighbours in a list are mostly of one day, and dates are slow. */
let known = { start: 0, end: 0 }

function startOfDay(at: number): number {
  if (at >= known.start && at < known.end) return known.start
  const date = new Date(at)
  const day = (after: number): number => new Date(date.getFullYear(), date.getMonth(), date.getDate() + after).getTime()
  known = { start: day(0), end: day(1) }
  return known.start
}
