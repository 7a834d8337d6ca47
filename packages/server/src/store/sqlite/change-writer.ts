import type { RoomId, Seq } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type {
  Appended,
  ArchivedDraft,
  DeletedDraft,
  Draft,
  EditedDraft,
  MessageDraft,
  PinnedDraft,
  ReactedDraft,
} from '../../core/store/log.ts'
import { currentBody, currentExtra, packExtra, unpackExtra, type EventValue, type Extra } from './event-rows.ts'
import type { FileWriter } from './file-writer.ts'
import type { Head } from './heads.ts'
import type { MentionWriter } from './mention-writer.ts'

/** Everything that is appended but messages. */
export type ChangeDraft = Exclude<Draft, MessageDraft>

/** What hangs on a message and changes with it. */
export interface Changing {
  readonly mentions: MentionWriter
  readonly files: FileWriter
  /** Something was deleted that must leave the files too. */
  readonly onErased: () => void
}

/** Appends what changes a message or a room, with the change itself, in the same transaction. */
export class ChangeWriter {
  readonly #mentions: MentionWriter
  readonly #files: FileWriter
  readonly #onErased: () => void
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync, { mentions, files, onErased }: Changing) {
    this.#mentions = mentions
    this.#files = files
    this.#onErased = onErased
    this.#statements = prepare(database)
  }

  /** Appends a draft to a log that stands at `head`, if it still changes something. */
  append(draft: ChangeDraft, head: Head, at: number): Appended {
    if ('after' in draft && head.stateSeq > draft.after) return { type: 'conflict' }
    if (draft.kind === 'archived') return this.#archive(draft, head, at)
    const message = this.#target(draft)
    if (message === undefined) return { type: 'void', why: 'missing' }
    const why = this.#why(draft, message)
    if (why !== undefined) return { type: 'void', why }
    const appended = this.#insert(draft, head, at)
    this.#change(draft, message, head.seq)
    return appended
  }

  /** Whether a message stands there that is not deleted. */
  isStanding(room: RoomId, seq: Seq): boolean {
    return this.#statements.isStanding.get(room, seq) !== undefined
  }

  /** Why a draft changes nothing. */
  #why(draft: TargetedDraft, message: Target): 'same' | 'full' | undefined {
    if (draft.kind === 'edited') return draft.text === message.body ? 'same' : undefined
    if (draft.kind === 'reacted') return this.#whyNoReaction(draft)
    if (draft.kind === 'deleted') return undefined
    const isPinned = this.#statements.getPin.get(draft.room, draft.target) !== undefined
    return isPinned === draft.on ? 'same' : undefined
  }

  #whyNoReaction({ room, target, emoji, author, on, maxKinds }: ReactedDraft): 'same' | 'full' | undefined {
    const { getReaction, hasKind, countKinds } = this.#statements
    if ((getReaction.get(room, target, emoji, author) !== undefined) === on) return 'same'
    if (!on || hasKind.get(room, target, emoji) !== undefined) return undefined
    return Number(countKinds.get(room, target)?.['count']) >= maxKinds ? 'full' : undefined
  }

  #change(draft: TargetedDraft, message: Target, seq: Seq): void {
    switch (draft.kind) {
      case 'edited':
        return this.#edit(draft, message)
      case 'deleted':
        return this.#erase(draft, message)
      case 'reacted':
        return this.#react(draft, seq)
      default:
        return this.#pin(draft, seq)
    }
  }

  #edit({ room, target, mentions, maxVersions }: EditedDraft, { author, extra, own }: Target): void {
    const { dropVersion, setMessage } = this.#statements
    const { mentions: _, ...kept } = own
    dropVersion.run({ room, target, maxVersions })
    this.#mentions.delete({ room, seq: target, author }, { mentions: extra.mentions })
    this.#mentions.put({ room, seq: target, author }, { mentions })
    setMessage.run(packExtra(kept), room, target)
  }

  #erase({ room, target }: DeletedDraft, { author, extra, own }: Target): void {
    const { emptyMessage, emptyEdits, unmark } = this.#statements
    emptyMessage.run(packExtra({ style: own.style }), room, target)
    emptyEdits.run(room, target)
    for (const statement of unmark) statement.run(room, target)
    this.#mentions.delete({ room, seq: target, author }, extra)
    if (own.files) this.#files.deleteOf(room, target)
    this.#onErased()
  }

  #react({ room, target, emoji, author, on }: ReactedDraft, seq: Seq): void {
    const { putReaction, deleteReaction } = this.#statements
    if (on) putReaction.run({ room, seq: target, emoji, user: author, place: seq })
    else deleteReaction.run(room, target, emoji, author)
  }

  #pin({ room, target, on }: PinnedDraft, seq: Seq): void {
    if (on) this.#statements.putPin.run(room, target, seq)
    else this.#statements.deletePin.run(room, target)
  }

  #archive(draft: ArchivedDraft, head: Head, at: number): Appended {
    this.#statements.archive.run(at, draft.room)
    return this.#insert(draft, head, at)
  }

  #insert(draft: ChangeDraft, head: Head, at: number): Appended {
    const { room, kind, author, nick } = draft
    const seq = head.seq + 1
    const target = 'target' in draft ? draft.target : null
    this.#statements.insert.run(room, seq, kind, at, author, nick, target, head.n, ...ownText(draft))
    Object.assign(head, { seq, at })
    if ('after' in draft) {
      this.#statements.setState.run(seq, room)
      head.stateSeq = seq
    }
    return { type: 'appended', seq, at, n: head.n }
  }

  #target({ room, target }: TargetedDraft): Target | undefined {
    const row = this.#statements.getTarget.get(room, target) as TargetRow | undefined
    if (row === undefined || row.body === null) return undefined
    return { author: row.author, body: row.body, own: unpackExtra(row.own), extra: unpackExtra(row.extra) }
  }
}

type TargetedDraft = Exclude<ChangeDraft, ArchivedDraft>

/** A message that is changed: what it says now, and what its own row holds. */
interface Target {
  readonly author: number
  readonly body: string
  readonly extra: Extra
  readonly own: Extra
}

interface TargetRow {
  readonly author: number
  readonly body: string | null
  readonly extra: EventValue
  readonly own: EventValue
}

/** The event's own text and `extra`: what a change brings. */
function ownText(draft: ChangeDraft): [body: string | null, extra: string | null] {
  if (draft.kind === 'edited') return [draft.text, packExtra({ mentions: draft.mentions })]
  if (draft.kind === 'reacted') return [null, JSON.stringify({ emoji: draft.emoji, on: draft.on })]
  return [null, draft.kind === 'pinned' ? JSON.stringify({ on: draft.on }) : null]
}

const editsWithText = `room = :room AND target = :target AND kind = 'edited' AND body IS NOT NULL`

function prepare(database: DatabaseSync) {
  return {
    insert: database.prepare(
      'INSERT INTO events (room, seq, kind, at, author, nick, target, n, body, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    archive: database.prepare('UPDATE rooms SET archived_at = ? WHERE id = ?'),
    setState: database.prepare('UPDATE rooms SET state_seq = ? WHERE id = ?'),
    getTarget: database.prepare(`
      SELECT author, ${currentBody} AS body, ${currentExtra} AS extra, extra AS own
      FROM events WHERE room = ? AND seq = ? AND kind = 'message'
    `),
    isStanding: database.prepare(`
      SELECT 1 FROM events WHERE room = ? AND seq = ? AND kind = 'message' AND ${currentBody} IS NOT NULL
    `),
    setMessage: database.prepare('UPDATE events SET extra = ?, is_edited = 1 WHERE room = ? AND seq = ?'),
    dropVersion: database.prepare(`
      UPDATE events SET body = NULL, extra = NULL
      WHERE id = (SELECT id FROM events WHERE ${editsWithText} ORDER BY id LIMIT 1)
        AND :maxVersions < (SELECT count(*) FROM events WHERE ${editsWithText})
    `),
    emptyMessage: database.prepare(
      'UPDATE events SET body = NULL, extra = ?, is_edited = 0 WHERE room = ? AND seq = ?',
    ),
    emptyEdits: database.prepare(
      `UPDATE events SET body = NULL, extra = NULL WHERE room = ? AND target = ? AND kind = 'edited'`,
    ),
    ...prepareMarks(database),
    unmark: ['reactions', 'pins'].map((table) => database.prepare(`DELETE FROM ${table} WHERE room = ? AND seq = ?`)),
  }
}

function prepareMarks(database: DatabaseSync) {
  return {
    getReaction: database.prepare('SELECT 1 FROM reactions WHERE room = ? AND seq = ? AND emoji = ? AND user = ?'),
    hasKind: database.prepare('SELECT 1 FROM reactions WHERE room = ? AND seq = ? AND emoji = ? LIMIT 1'),
    countKinds: database.prepare('SELECT count(DISTINCT emoji) AS count FROM reactions WHERE room = ? AND seq = ?'),
    putReaction: database.prepare(`
      INSERT INTO reactions (room, seq, emoji, user, place, kind_place) VALUES (:room, :seq, :emoji, :user, :place, coalesce(
        (SELECT kind_place FROM reactions WHERE room = :room AND seq = :seq AND emoji = :emoji LIMIT 1), :place
      ))
    `),
    deleteReaction: database.prepare('DELETE FROM reactions WHERE room = ? AND seq = ? AND emoji = ? AND user = ?'),
    getPin: database.prepare('SELECT 1 FROM pins WHERE room = ? AND seq = ?'),
    putPin: database.prepare('INSERT INTO pins (room, seq, place) VALUES (?, ?, ?)'),
    deletePin: database.prepare('DELETE FROM pins WHERE room = ? AND seq = ?'),
  }
}
