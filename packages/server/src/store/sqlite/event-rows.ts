import type { Event, MessageEvent } from '@papo/protocol'
import type { MessageDraft } from '../../core/store/log.ts'
import { filesLength } from '../event-bound.ts'

/** Events as one flat array of values: far cheaper between threads than objects. */
export type EventRows = readonly EventValue[]

/** A value of a row. */
export type EventValue = string | number | null

/** What an event's `extra` column holds, as JSON: nothing for the commonest message. */
export type Extra = Partial<Pick<MessageEvent, 'style' | 'reply' | 'files' | 'mentions' | 'all' | 'edited'>>

/** What the message itself has, with what its last edit brought. */
const edited = `json_set(json_patch(coalesce(events.extra, '{}'), coalesce(edit.extra, '{}')), '$.edited', edit.at)`

/** The text of an event as it stands, null where it is deleted; an edited one shows what its target says now. */
export const currentBody = `CASE WHEN is_edited OR kind = 'edited' THEN (${current('edit.body')}) ELSE body END`

/** What an event's `extra` says as it stands. */
export const currentExtra = `CASE
  WHEN is_edited THEN (${current(edited)}) WHEN kind = 'edited' THEN (${current('edit.extra')}) ELSE extra END
`

/** The columns of an event, in the order of the flat array. */
export const eventColumns = `room, seq, kind, at, author, nick, n, key, ${currentBody}, ${currentExtra}, target`

const width = 11

/** Reads events back, in order. */
export function unpackEvents(rows: EventRows): Event[] {
  const events: Event[] = []
  for (let start = 0; start < rows.length; start += width) events.push(eventAt(rows, start))
  return events
}

/** The length of an event's text, and of what it says of files, in a row of `eventColumns`, in bytes. */
export function textBytes(row: readonly EventValue[]): number {
  const extra = row[9]
  const files = typeof extra === 'string' && extra.includes('"files":') ? unpackExtra(extra).files : undefined
  return Buffer.byteLength(String(row[8] ?? '')) + filesLength(files)
}

/** What `extra` holds for a message as it is said. */
export function extraOf({ style, reply, files, mentions, all }: Omit<MessageDraft, 'key'>): string | null {
  const isPlain = reply === undefined && files === undefined && mentions === undefined && all === undefined
  return style === 'say' && isPlain ? null : packExtra({ style, reply, files, mentions, all })
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

/** The newest text of a message that was edited stands in the last of its `edited` events, those of whom it calls with it. */
function current(value: string): string {
  return `
    SELECT ${value} FROM events AS edit
    WHERE edit.room = events.room AND edit.target = coalesce(events.target, events.seq) AND edit.kind = 'edited'
    ORDER BY edit.id DESC LIMIT 1
  `
}

function eventAt(rows: EventRows, start: number): Event {
  const [room, seq, kind, at, author, nick, n, key, text, extra, target] = rows.slice(start, start + width)
  const base = { kind, room, seq, at, author, nick }
  if (kind === 'message') {
    const said = { ...base, n, text: text ?? '', style: 'say', ...(key !== null && { key }), ...unpackExtra(extra) }
    return (text === null ? { ...said, deleted: true } : said) as Event
  }
  if (kind !== 'edited') return { ...base, ...(target !== null && { target }), ...unpackExtra(extra) } as Event
  const { mentions } = unpackExtra(extra)
  return { ...base, target, text: text ?? '', ...(mentions && { mentions }) } as Event
}
