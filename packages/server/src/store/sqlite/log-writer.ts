import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Appended, Draft, MessageDraft } from '../../core/store/log.ts'
import { ChangeWriter } from './change-writer.ts'
import { countDrafts, draftAt, packOutcomes, type DraftRows, type OutcomeRows } from './draft-rows.ts'
import { extraOf } from './event-rows.ts'
import type { FileWriter } from './file-writer.ts'
import type { Head, Heads } from './heads.ts'
import { MentionWriter } from './mention-writer.ts'
import type { Transaction } from './transaction.ts'

/** What the log is written with. */
export interface LogWriting {
  readonly transaction: Transaction
  readonly heads: Heads
  readonly files: FileWriter
  /** Something was deleted that must leave the files too. */
  readonly onErased: () => void
}

/** Appends to the logs; the one place where events get their seq. */
export class LogWriter {
  readonly #transaction: Transaction
  readonly #heads: Heads
  readonly #insert: StatementSync
  readonly #selectKey: StatementSync
  readonly #mentions: MentionWriter
  readonly #files: FileWriter
  readonly #changes: ChangeWriter

  constructor(database: DatabaseSync, { transaction, heads, files, onErased }: LogWriting) {
    this.#transaction = transaction
    this.#heads = heads
    this.#mentions = new MentionWriter(database)
    this.#files = files
    this.#changes = new ChangeWriter(database, { mentions: this.#mentions, files, onErased })
    this.#insert = database.prepare(`
      INSERT INTO events (room, seq, kind, at, author, nick, n, key, body, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key, author) WHERE key IS NOT NULL DO NOTHING
    `)
    this.#selectKey = database.prepare('SELECT room, seq, at FROM events WHERE key = ? AND author = ?')
  }

  /** Commits drafts in order, in one transaction; `now` is the clock when they were given. */
  append(rows: DraftRows, now: number): OutcomeRows {
    return packOutcomes(this.#transaction.run(() => this.#appendAll(rows, now)))
  }

  #appendAll(rows: DraftRows, now: number): Appended[] {
    return Array.from({ length: countDrafts(rows) }, (_, index) => this.#appendOne(draftAt(rows, index), now))
  }

  #appendOne(draft: Draft, now: number): Appended {
    const head = this.#heads.get(draft.room)
    if (head === undefined) return { type: 'gone' }
    const at = Math.max(now, head.at)
    return draft.kind === 'message' ? this.#appendMessage(draft, head, at) : this.#changes.append(draft, head, at)
  }

  #appendMessage(draft: MessageDraft, head: Head, at: number): Appended {
    const { room, author, nick, key, text } = draft
    // the key comes first: what was said once is answered once, whatever became of the message that it answers
    if (draft.reply && !this.#changes.isStanding(room, draft.reply.seq))
      return this.#repeated(draft) ?? { type: 'void', why: 'missing' }
    if (draft.files && !this.#files.areFree(draft)) return this.#repeated(draft) ?? { type: 'void', why: 'files' }
    const seq = head.seq + 1
    const n = head.n + 1
    const { changes } = this.#insert.run(room, seq, 'message', at, author, nick, n, key ?? null, text, extraOf(draft))
    if (changes === 0) return this.#repeated(draft) ?? { type: 'gone' }
    this.#mentions.put({ room, seq, author }, draft)
    this.#files.take(draft, seq)
    Object.assign(head, { seq, at, n })
    return { type: 'appended', seq, at, n }
  }

  #repeated({ key, author }: MessageDraft): Appended | undefined {
    if (key === undefined) return undefined
    const first = this.#selectKey.get(key, author) as { room: number; seq: number; at: number } | undefined
    return first && { type: 'repeated', room: first.room, seq: first.seq, at: first.at }
  }
}
