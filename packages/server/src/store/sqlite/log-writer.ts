import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Appended, ArchivedDraft, Draft, MessageDraft } from '../../core/store/log.ts'
import { countDrafts, draftAt, packOutcomes, type DraftRows, type OutcomeRows } from './draft-rows.ts'
import { extraOf } from './event-rows.ts'
import type { Head, Heads } from './heads.ts'
import type { Transaction } from './transaction.ts'

/** Appends to the logs; the one place where events get their seq. */
export class LogWriter {
  readonly #transaction: Transaction
  readonly #heads: Heads
  readonly #insert: StatementSync
  readonly #selectKey: StatementSync
  readonly #archive: StatementSync

  constructor(database: DatabaseSync, transaction: Transaction, heads: Heads) {
    this.#transaction = transaction
    this.#heads = heads
    this.#insert = database.prepare(`
      INSERT INTO events (room, seq, kind, at, author, nick, n, key, body, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key, author) WHERE key IS NOT NULL DO NOTHING
    `)
    this.#selectKey = database.prepare('SELECT room, seq, at FROM events WHERE key = ? AND author = ?')
    this.#archive = database.prepare('UPDATE rooms SET archived_at = ?, state_seq = ? WHERE id = ?')
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
    return draft.kind === 'message' ? this.#appendMessage(draft, head, at) : this.#appendArchived(draft, head, at)
  }

  #appendMessage(draft: MessageDraft, head: Head, at: number): Appended {
    const { room, author, nick, key, text, style } = draft
    const seq = head.seq + 1
    const n = head.n + 1
    const { changes } = this.#insert.run(room, seq, 'message', at, author, nick, n, key ?? null, text, extraOf(style))
    if (changes === 0) return this.#repeated(draft)
    Object.assign(head, { seq, at, n })
    return { type: 'appended', seq, at, n }
  }

  #repeated({ key = '', author }: MessageDraft): Appended {
    const first = this.#selectKey.get(key, author) as { room: number; seq: number; at: number }
    return { type: 'repeated', room: first.room, seq: first.seq, at: first.at }
  }

  #appendArchived({ room, author, nick, after }: ArchivedDraft, head: Head, at: number): Appended {
    if (head.stateSeq > after) return { type: 'conflict' }
    const seq = head.seq + 1
    this.#insert.run(room, seq, 'archived', at, author, nick, head.n, null, null, null)
    this.#archive.run(at, seq, room)
    Object.assign(head, { seq, at, stateSeq: seq })
    return { type: 'appended', seq, at, n: head.n }
  }
}
