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
import { packExtra, unpackExtra, type EventValue, type Extra } from './event-rows.ts'
import type { Head } from './heads.ts'
import type { MentionWriter } from './mention-writer.ts'

/** Everything that is appended but messages. */
export type ChangeDraft = Exclude<Draft, MessageDraft>

/** Appends what changes a message or a room, with the change itself, in the same transaction. */
export class ChangeWriter {
  readonly #mentions: MentionWriter
  readonly #onErased: () => void
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync, mentions: MentionWriter, onErased: () => void) {
    this.#mentions = mentions
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
    this.#change(draft, message, { seq: head.seq + 1, at })
    return this.#insert(draft, head, at)
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

  #change(draft: TargetedDraft, message: Target, place: Place): void {
    switch (draft.kind) {
      case 'edited':
        return this.#edit(draft, message, place)
      case 'deleted':
        return this.#erase(draft, message)
      case 'reacted':
        return this.#react(draft, place)
      default:
        return this.#pin(draft, place)
    }
  }

  #edit({ room, target, text, mentions, maxVersions }: EditedDraft, message: Target, { at }: Place): void {
    const { putVersion, dropVersion, setText } = this.#statements
    const { author, extra } = message
    putVersion.run(room, target, extra.edited ?? message.at, message.body)
    dropVersion.run({ room, seq: target, maxVersions })
    this.#mentions.delete({ room, seq: target, author }, { mentions: extra.mentions })
    this.#mentions.put({ room, seq: target, author }, { mentions })
    setText.run(text, packExtra({ ...extra, mentions, edited: at }), room, target)
  }

  #erase({ room, target }: DeletedDraft, { author, extra }: Target): void {
    for (const statement of this.#statements.erase) statement.run(room, target)
    this.#mentions.delete({ room, seq: target, author }, extra)
    this.#statements.setText.run('', packExtra({ style: extra.style, deleted: true }), room, target)
    this.#onErased()
  }

  #react({ room, target, emoji, author, on }: ReactedDraft, { seq }: Place): void {
    const { putReaction, deleteReaction } = this.#statements
    if (on) putReaction.run({ room, seq: target, emoji, user: author, place: seq })
    else deleteReaction.run(room, target, emoji, author)
  }

  #pin({ room, target, on }: PinnedDraft, { seq }: Place): void {
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
    this.#statements.insert.run(room, seq, kind, at, author, nick, target, head.n, ownExtra(draft))
    Object.assign(head, { seq, at })
    if ('after' in draft) {
      this.#statements.setState.run(seq, room)
      head.stateSeq = seq
    }
    return { type: 'appended', seq, at, n: head.n }
  }

  #target({ room, target }: TargetedDraft): Target | undefined {
    const row = this.#statements.getTarget.get(room, target) as TargetRow | undefined
    const extra = unpackExtra(row?.extra)
    return row === undefined || extra.deleted ? undefined : { ...row, extra }
  }
}

type TargetedDraft = Exclude<ChangeDraft, ArchivedDraft>

/** Where a change is in the log. */
interface Place {
  readonly seq: number
  readonly at: number
}

/** A message that is changed, as it stands. */
interface Target {
  readonly at: number
  readonly author: number
  readonly body: string
  readonly extra: Extra
}

type TargetRow = Omit<Target, 'extra'> & { readonly extra: EventValue }

/** What the event itself keeps beside its target: an edit nothing, for its text is the target's. */
function ownExtra(draft: ChangeDraft): string | null {
  if (draft.kind === 'reacted') return JSON.stringify({ emoji: draft.emoji, on: draft.on })
  return draft.kind === 'pinned' ? JSON.stringify({ on: draft.on }) : null
}

function prepare(database: DatabaseSync) {
  return {
    insert: database.prepare(
      'INSERT INTO events (room, seq, kind, at, author, nick, target, n, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    archive: database.prepare('UPDATE rooms SET archived_at = ? WHERE id = ?'),
    setState: database.prepare('UPDATE rooms SET state_seq = ? WHERE id = ?'),
    getTarget: database.prepare(
      `SELECT at, author, body, extra FROM events WHERE room = ? AND seq = ? AND kind = 'message'`,
    ),
    setText: database.prepare('UPDATE events SET body = ?, extra = ? WHERE room = ? AND seq = ?'),
    putVersion: database.prepare('INSERT INTO revisions (room, seq, at, body) VALUES (?, ?, ?, ?)'),
    dropVersion: database.prepare(`
      DELETE FROM revisions WHERE id = (SELECT id FROM revisions WHERE room = :room AND seq = :seq ORDER BY id LIMIT 1 OFFSET 1)
        AND :maxVersions < (SELECT count(*) FROM revisions WHERE room = :room AND seq = :seq)
    `),
    ...prepareMarks(database),
    erase: ['revisions', 'reactions', 'pins'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE room = ? AND seq = ?`),
    ),
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
