import type { CreatedEvent, RoomId } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type { ContentHash } from '../../core/files.ts'
import type { Made, RoomDraft, RoomRecord } from '../../core/store/rooms.ts'
import type { FileWriter } from './file-writer.ts'
import type { Heads } from './heads.ts'
import { prepareEmptying } from './husks.ts'
import { selectRooms, toRoom } from './room-rows.ts'
import type { Transaction } from './transaction.ts'

/** A room's note of since when nobody is there. */
export type EmptySince = { readonly id: RoomId; readonly emptySince: number | undefined }

/** What rooms are written with. */
export interface RoomWriting {
  readonly transaction: Transaction
  readonly heads: Heads
  readonly files: FileWriter
}

/** Writes the rooms' records. */
export class RoomWriter {
  readonly #transaction: Transaction
  readonly #heads: Heads
  readonly #files: FileWriter
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync, { transaction, heads, files }: RoomWriting) {
    this.#transaction = transaction
    this.#heads = heads
    this.#files = files
    this.#statements = prepare(database)
  }

  /** Makes a room with its first event, or answers the one in its place. */
  putRoom(draft: RoomDraft, now: number): Made {
    return this.#transaction.run(() => {
      const other = this.#find(draft)
      return other === undefined ? this.#make(draft, now) : { type: 'exists', room: other }
    })
  }

  /** Notes since when nobody is in each room. */
  putEmptySince(rooms: readonly EmptySince[]): void {
    this.#transaction.run(() => {
      for (const { id, emptySince } of rooms) this.#statements.putEmptySince.run(emptySince ?? null, id)
    })
  }

  /** Deletes a room, its members and its whole log with all that hangs on it; answers the contents of its files. */
  deleteRoom(id: RoomId): readonly ContentHash[] {
    this.#heads.delete(id)
    return this.#transaction.run(() => {
      for (const statement of this.#statements.deleteRoom) statement.run(id)
      return this.#files.deleteRoom(id)
    })
  }

  #find(draft: RoomDraft): RoomRecord | undefined {
    const { findDirect, findOpen } = this.#statements
    const row = draft.kind === 'direct' ? findDirect.get(...draft.pair) : findOpen.get(draft.slug)
    return row && toRoom(row)
  }

  #make(draft: RoomDraft, at: number): Made {
    const id = Number(this.#insert(draft).lastInsertRowid)
    const { maker: author, nick } = draft
    const event: CreatedEvent = { kind: 'created', room: id, seq: 1, at, author, nick }
    this.#statements.insertCreated.run(id, at, author, nick)
    return { type: 'made', room: toRoom(this.#statements.get.get(id) ?? {}), event }
  }

  #insert(draft: RoomDraft): { lastInsertRowid: number | bigint } {
    const { insertDirect, insertOpen } = this.#statements
    if (draft.kind === 'direct') return insertDirect.run(draft.maker, ...draft.pair)
    return insertOpen.run(draft.name, draft.slug, draft.isTemporary ? 1 : 0, draft.maker)
  }
}

function prepare(database: DatabaseSync) {
  return {
    get: database.prepare(`${selectRooms} WHERE rooms.id = ?`),
    findOpen: database.prepare(`${selectRooms} WHERE rooms.kind = 'open' AND archived_at IS NULL AND slug = ?`),
    findDirect: database.prepare(`${selectRooms} WHERE rooms.kind = 'direct' AND pair_low = ? AND pair_high = ?`),
    insertOpen: database.prepare(
      `INSERT INTO rooms (kind, name, slug, is_temporary, maker, state_seq) VALUES ('open', ?, ?, ?, ?, 1)`,
    ),
    insertDirect: database.prepare(
      `INSERT INTO rooms (kind, name, slug, is_temporary, maker, pair_low, pair_high, state_seq) VALUES ('direct', '', '', 0, ?, ?, ?, 1)`,
    ),
    insertCreated: database.prepare(
      `INSERT INTO events (room, seq, kind, at, author, nick, n) VALUES (?, 1, 'created', ?, ?, ?, 0)`,
    ),
    putEmptySince: database.prepare('UPDATE rooms SET empty_since = ? WHERE id = ?'),
    deleteRoom: [
      ...['reactions', 'pins', 'mentions', 'members'].map((table) =>
        database.prepare(`DELETE FROM ${table} WHERE room = ?`),
      ),
      prepareEmptying(database),
      database.prepare('DELETE FROM rooms WHERE id = ?'),
    ],
  }
}
