import type { Event, MessageEvent } from '@papo/protocol'
import type { MessageDraft } from '../../core/store/log.ts'

/** Events as one flat array of values: far cheaper between threads than objects. */
export type EventRows = readonly EventValue[]

/** A value of a row. */
export type EventValue = string | number | null

/** What an event's `extra` column holds, as JSON: nothing for the commonest message. */
export type Extra = Partial<Pick<MessageEvent, 'style' | 'reply' | 'mentions' | 'all' | 'edited' | 'deleted'>>

/** The columns of an event, in the order of the flat array; an edited one shows what its target says now. */
export const eventColumns = `room, seq, kind, at, author, nick, n, key, ${current('body')}, ${current('extra')}, target`

const width = 11

/** Reads events back, in order. */
export function unpackEvents(rows: EventRows): Event[] {
  const events: Event[] = []
  for (let start = 0; start < rows.length; start += width) events.push(eventAt(rows, start))
  return events
}

/** The length of an event's text in a row of `eventColumns`, in bytes. */
export function textBytes(row: readonly EventValue[]): number {
  return Buffer.byteLength(String(row[8] ?? ''))
}

/** What `extra` holds for a message as it is said. */
export function extraOf({ style, reply, mentions, all }: Omit<MessageDraft, 'key'>): string | null {
  if (style === 'say' && reply === undefined && mentions === undefined && all === undefined) return null
  return packExtra({ style, reply, mentions, all })
}

/** What `extra` holds: null where there is nothing to say. */
export function packExtra({ style, mentions, ...rest }: Extra): string | null {
  const given = {
    ...rest,
    style: style === 'say' ? undefined : style,
    mentions: mentions?.length === 0 ? undefined : mentions,
  }
  return Object.values(given).every((value) => value === undefined) ? null : JSON.stringify(given)
}

/** Reads `extra` back. */
export function unpackExtra(extra: EventValue | undefined): Extra {
  return typeof extra === 'string' ? (JSON.parse(extra) as Extra) : {}
}

function current(column: 'body' | 'extra'): string {
  const ofTarget = `SELECT ${column} FROM events AS said WHERE said.room = events.room AND said.seq = events.target`
  return `CASE kind WHEN 'edited' THEN (${ofTarget}) ELSE ${column} END`
}

function eventAt(rows: EventRows, start: number): Event {
  const [room, seq, kind, at, author, nick, n, key, text, extra, target] = rows.slice(start, start + width)
  const base = { kind, room, seq, at, author, nick }
  if (kind === 'message')
    return { ...base, n, text, style: 'say', ...(key !== null && { key }), ...unpackExtra(extra) } as Event
  if (kind !== 'edited') return { ...base, ...(target !== null && { target }), ...unpackExtra(extra) } as Event
  const { mentions } = unpackExtra(extra)
  return { ...base, target, text, ...(mentions && { mentions }) } as Event
}
