import type { Event, MessageStyle } from '@papo/protocol'

/** Events as one flat array of values: far cheaper between threads than objects. */
export type EventRows = readonly EventValue[]

/** A value of a row. */
export type EventValue = string | number | null

/** The columns of an event, in the order of the flat array. */
export const eventColumns = 'room, seq, kind, at, author, nick, n, key, body, extra'

const width = 10

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

/** What `extra` holds for a message of a style: nothing for the commonest. */
export function extraOf(style: MessageStyle): string | null {
  return style === 'say' ? null : JSON.stringify({ style })
}

function eventAt(rows: EventRows, start: number): Event {
  const base = {
    room: rows[start],
    seq: rows[start + 1],
    at: rows[start + 3],
    author: rows[start + 4],
    nick: rows[start + 5],
  }
  const kind = rows[start + 2]
  if (kind !== 'message') return { kind, ...base } as Event
  return {
    kind,
    ...base,
    n: rows[start + 6],
    text: rows[start + 8],
    style: styleOf(rows[start + 9]),
    ...(rows[start + 7] !== null && { key: rows[start + 7] }),
  } as Event
}

function styleOf(extra: EventValue | undefined): MessageStyle {
  return typeof extra === 'string' ? (JSON.parse(extra) as { style: MessageStyle }).style : 'say'
}
