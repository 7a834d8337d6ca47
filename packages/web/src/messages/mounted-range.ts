import type { MessageView, Seq } from '@papo/protocol'
import type { Timeline } from '@papo/sdk'

/** The most rows that are in the page. */
export const maxRows = 180
/** Rows that are put there in one frame. */
export const sliceRows = 20

/** Rows above the end that are of no use: so many go with each drawing, since more would hold up who types. */
export const spareRows = 5

/** The first and the last message that are in the page. */
export interface MountedRange {
  readonly from: Seq
  readonly to: Seq
}

/** The index of the first message that is not before a seq. */
export function indexFrom(messages: readonly MessageView[], seq: Seq): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (messages[middle]!.seq < seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The oldest message in memory is not shown as long as older ones exist: its row would change when they come. */
export function isHeldBack({ messages, hasOlder }: Timeline, seq: Seq | undefined): boolean {
  return hasOlder && messages.length > 1 && messages[0]?.seq === seq
}

/** What of a range is still there, without the message that is held back: it is put in with those before it. */
export function withoutHeldBack(timeline: Timeline, range: MountedRange): MountedRange | undefined {
  const { messages } = timeline
  const rest = shrunkAtTop(messages, range, 0)
  return rest && shrunkAtTop(messages, rest, isHeldBack(timeline, rest.from) ? 1 : 0)
}

/** Messages in memory stand before those in the page. */
export function hasMoreAbove(timeline: Timeline, range: MountedRange | undefined): boolean {
  if (!range) return false
  return placeOf(timeline.messages, range)[0] > Number(isHeldBack(timeline, timeline.messages[0]?.seq))
}

/** The last messages. */
export function rangeAtEnd(messages: readonly MessageView[], count: number): MountedRange | undefined {
  return rangeOf(messages, messages.length - count, messages.length)
}

/** Messages before and after one. */
export function rangeAround(messages: readonly MessageView[], seq: Seq, count: number): MountedRange | undefined {
  const middle = indexFrom(messages, seq)
  return rangeOf(messages, middle - (count >> 1), middle + (count >> 1))
}

/** One slice more before the first; too many rows are taken away at the end. */
export function grownUp(messages: readonly MessageView[], range: MountedRange): MountedRange | undefined {
  const [first, end] = placeOf(messages, range)
  const from = Math.max(0, first - sliceRows)
  return rangeOf(messages, from, Math.min(end, from + maxRows))
}

/** One slice more after the last; too many rows are taken away at the beginning. */
export function grownDown(messages: readonly MessageView[], range: MountedRange): MountedRange | undefined {
  const [first, end] = placeOf(messages, range)
  const until = Math.min(messages.length, end + sliceRows)
  return rangeOf(messages, Math.max(first, until - maxRows), until)
}

/** The range that holds of one what is still there, without its first `excess` messages. */
export function shrunkAtTop(
  messages: readonly MessageView[],
  range: MountedRange,
  excess: number,
): MountedRange | undefined {
  const [first, end] = placeOf(messages, range)
  return rangeOf(messages, Math.min(first + excess, end - 1), end)
}

/** The same without its last messages. */
export function shrunkAtBottom(
  messages: readonly MessageView[],
  range: MountedRange,
  excess: number,
): MountedRange | undefined {
  const [first, end] = placeOf(messages, range)
  return rangeOf(messages, first, Math.max(end - excess, first + 1))
}

/** The range with what was appended after it, shown at once: but never more than a few slices. */
export function extendedToEnd(
  messages: readonly MessageView[],
  range: MountedRange | undefined,
  appended: number,
): MountedRange | undefined {
  const last = messages.at(-1)
  if (!last || !range || appended > sliceRows) return rangeAtEnd(messages, 2 * sliceRows)
  const extended = { from: range.from, to: last.seq }
  const [first, end] = placeOf(messages, extended)
  return end - first > maxRows ? shrunkAtTop(messages, extended, sliceRows) : extended
}

/** The messages of a range: the index of the first, and the one after the last. */
export function placeOf(messages: readonly MessageView[], { from, to }: MountedRange): readonly [number, number] {
  return [indexFrom(messages, from), indexFrom(messages, to + 1)]
}

function rangeOf(messages: readonly MessageView[], first: number, end: number): MountedRange | undefined {
  const from = messages[Math.max(0, first)]
  const to = messages[Math.min(end, messages.length) - 1]
  return from && to && from.seq <= to.seq ? { from: from.seq, to: to.seq } : undefined
}
