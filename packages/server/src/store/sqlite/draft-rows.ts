import type { Appended, Draft, MessageDraft } from '../../core/store/log.ts'

/** Drafts as one flat array of values, `draftWidth` each: far cheaper between threads than objects. */
export type DraftRows = readonly (string | number)[]

/** What became of drafts, `outcomeWidth` numbers each: which, seq, at, and n or, of a repeated one, the room. */
export type OutcomeRows = Float64Array<ArrayBuffer>

const draftWidth = 6
const outcomeWidth = 4
const outcomes = ['appended', 'repeated', 'conflict', 'gone', 'missing', 'same', 'full', 'files'] as const

/**
 * Lays drafts out flat: room, author, nick, style, text, key ('' for none); one that is more than that has ''
 * for style and all of itself as text.
 */
export function packDrafts(drafts: readonly Draft[]): DraftRows {
  const rows: (string | number)[] = []
  for (const draft of drafts) {
    rows.push(draft.room, draft.author, draft.nick)
    if (isPlain(draft)) rows.push(draft.style, draft.text, draft.key ?? '')
    else rows.push('', JSON.stringify(draft), '')
  }
  return rows
}

function isPlain(draft: Draft): draft is MessageDraft {
  if (draft.kind !== 'message') return false
  const { reply, files, mentions, all } = draft
  return reply === undefined && files === undefined && mentions === undefined && all === undefined
}

/** How many drafts are in the rows. */
export function countDrafts(rows: DraftRows): number {
  return rows.length / draftWidth
}

/** The draft at an index of the rows. */
export function draftAt(rows: DraftRows, index: number): Draft {
  const [room, author, nick, style, text, key] = rows.slice(index * draftWidth, (index + 1) * draftWidth)
  if (style === '') return JSON.parse(String(text)) as Draft
  return { kind: 'message', room, author, nick, style, text, ...(key !== '' && { key }) } as MessageDraft
}

/** Lays outcomes out flat. */
export function packOutcomes(appended: readonly Appended[]): OutcomeRows {
  const rows = new Float64Array(appended.length * outcomeWidth)
  appended.forEach((outcome, index) => {
    const start = index * outcomeWidth
    rows[start] = outcomes.indexOf(outcome.type === 'void' ? outcome.why : outcome.type)
    if (!('seq' in outcome)) return
    rows[start + 1] = outcome.seq
    rows[start + 2] = outcome.at
    rows[start + 3] = outcome.type === 'appended' ? outcome.n : outcome.room
  })
  return rows
}

/** Reads outcomes back. */
export function unpackOutcomes(rows: OutcomeRows): readonly Appended[] {
  return Array.from({ length: rows.length / outcomeWidth }, (_, index) => outcomeAt(rows, index * outcomeWidth))
}

function outcomeAt(rows: OutcomeRows, start: number): Appended {
  const type = outcomes[rows[start] ?? 0] ?? 'gone'
  const [seq = 0, at = 0, rest = 0] = rows.subarray(start + 1, start + outcomeWidth)
  if (type === 'appended') return { type, seq, at, n: rest }
  if (type === 'repeated') return { type, room: rest, seq, at }
  return type === 'conflict' || type === 'gone' ? { type } : { type: 'void', why: type }
}
