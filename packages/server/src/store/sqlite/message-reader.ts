import type { Quote, Reaction, RoomId, Seq, UserId } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type { PagePlace, Version } from '../../core/store/log.ts'
import { quotedText } from '../message-limits.ts'
import { seamOf, takePage } from '../page-window.ts'
import { eventColumns, unpackExtra, type EventRows, type EventValue } from './event-rows.ts'
import { everybody } from './mention-writer.ts'
import { ReactionReader } from './reaction-reader.ts'

/** Messages with what hangs on them, for `unpackViews`. */
export interface MessageRows {
  readonly messages: EventRows
  readonly reactions: readonly (readonly [seq: Seq, reactions: readonly Reaction[]])[]
  readonly pinned: readonly Seq[]
}

/** A page, flat. */
export interface PageRows extends MessageRows {
  readonly quoted: readonly Quote[]
  readonly more: boolean
  readonly newer: boolean
}

/** Where mentions are looked for. */
export interface MentionRange {
  readonly after: Seq
  readonly limit: number
}

type Row = readonly EventValue[]

/** Reads messages as they stand; what takes several reads sees one moment. */
export class MessageReader {
  readonly #database: DatabaseSync
  readonly #statements: ReturnType<typeof prepare>
  readonly #reactions: ReactionReader

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#statements = prepare(database)
    this.#reactions = new ReactionReader(database)
  }

  /** The messages of a page, with those that they answer. */
  readPage(room: RoomId, place: PagePlace, viewer: UserId): PageRows {
    return this.#atOnce(() => {
      const [seam, { asOf, limit }] = [seamOf(place), place]
      // Of a side that the page does not take from, one message is enough to know that it is there.
      const older = this.#statements.older.all(room, Math.min(seam, asOf + 1), 'after' in place ? 1 : limit + 1)
      const newer = this.#statements.newer.all(room, seam, asOf, 'before' in place ? 1 : limit + 1)
      const found = { older: rowsOf(older).toReversed(), newer: rowsOf(newer) }
      const { taken, ...rest } = takePage(found, place)
      return { ...this.#withMarks(room, taken, { asOf, viewer }), quoted: this.#quotes(room, taken), ...rest }
    })
  }

  /** One message, or none. */
  readMessage(room: RoomId, seq: Seq): MessageRows {
    return this.#atOnce(() => this.#withMarks(room, rowsOf(this.#statements.message.all(room, seq)), now))
  }

  /** The older texts of a message, oldest first. */
  readVersions(room: RoomId, seq: Seq): readonly Version[] {
    const texts = this.#statements.texts.all({ room, seq }).map((row) => ({ ...row })) as unknown as Version[]
    return texts.slice(0, -1)
  }

  /** The pinned messages, the one pinned last first. */
  listPins(room: RoomId, viewer: UserId): MessageRows {
    return this.#atOnce(() => {
      const seqs = this.#statements.pins.all(room).map((row) => Number(row['seq']))
      const rows = seqs.flatMap((seq) => rowsOf(this.#statements.message.all(room, seq)))
      return this.#withMarks(room, rows, { ...now, viewer })
    })
  }

  /** The messages that call a user. */
  listMentions(user: UserId, room: RoomId, { after, limit }: MentionRange): readonly Seq[] {
    const rows = this.#statements.mentions.all({ user, room, after, limit, everybody })
    return rows.map((row) => Number(row['seq']))
  }

  #withMarks(room: RoomId, rows: readonly Row[], look: { asOf: Seq; viewer: UserId }): MessageRows {
    const seqs = rows.map(seqOf)
    const span = { room, first: Math.min(...seqs), last: Math.max(...seqs) }
    if (seqs.length === 0) return { messages: [], reactions: [], pinned: [] }
    const pinned = this.#statements.pinned.all(room, span.first, span.last).map((row) => Number(row['seq']))
    return { messages: rows.flat(), reactions: this.#reactions.read(span, look), pinned }
  }

  #quotes(room: RoomId, rows: readonly Row[]): Quote[] {
    const shown = new Set(rows.map(seqOf))
    const answered = new Set(rows.map((row) => unpackExtra(row[9]).reply?.seq ?? 0))
    const missing = [...answered].filter((seq) => seq > 0 && !shown.has(seq)).toSorted((a, b) => a - b)
    return missing.flatMap((seq) => rowsOf(this.#statements.message.all(room, seq)).map(toQuote))
  }

  #atOnce<T>(read: () => T): T {
    this.#database.exec('BEGIN')
    try {
      return read()
    } finally {
      this.#database.exec('COMMIT')
    }
  }
}

/** Everything that happened, seen by nobody in particular. */
const now = { asOf: Number.MAX_SAFE_INTEGER, viewer: 0 }

function seqOf(row: Row): Seq {
  return Number(row[1])
}

function toQuote(row: Row): Quote {
  const { files } = unpackExtra(row[9])
  const quote = {
    seq: seqOf(row),
    author: Number(row[4]),
    nick: String(row[5]),
    text: quotedText(String(row[8] ?? '')),
    ...(files && { files }),
  }
  return row[8] === null ? { ...quote, deleted: true } : quote
}

function rowsOf(rows: unknown): readonly Row[] {
  return rows as readonly Row[]
}

function prepare(database: DatabaseSync) {
  const messages = (where: string) => {
    const sql = `SELECT ${eventColumns} FROM events WHERE room = ? AND kind = 'message' AND ${where}`
    const statement = database.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  return {
    older: messages('seq < ? ORDER BY seq DESC LIMIT ?'),
    newer: messages('seq >= ? AND seq <= ? ORDER BY seq LIMIT ?'),
    message: messages('seq = ?'),
    texts: database.prepare(`
      SELECT body AS text, at FROM (
        SELECT id, body, at FROM events WHERE room = :room AND seq = :seq AND kind = 'message'
        UNION ALL SELECT id, body, at FROM events WHERE room = :room AND target = :seq AND kind = 'edited'
      ) WHERE body IS NOT NULL ORDER BY id
    `),
    pins: database.prepare('SELECT seq FROM pins WHERE room = ? ORDER BY place DESC'),
    pinned: database.prepare('SELECT seq FROM pins WHERE room = ? AND seq BETWEEN ? AND ?'),
    // CROSS JOIN: the few mentions first, for each its event, never the other way round.
    mentions: database.prepare(`
      SELECT DISTINCT mentions.seq FROM mentions CROSS JOIN events ON events.room = mentions.room AND events.seq = mentions.seq
      WHERE mentions.room = :room AND mentions.user IN (:user, :everybody) AND mentions.seq > :after AND author <> :user
      ORDER BY mentions.seq LIMIT :limit
    `),
  }
}
