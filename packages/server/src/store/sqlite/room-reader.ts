import type { RoomId, UserId } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RoomRecord } from '../../core/store/rooms.ts'
import { selectRooms, toRoom } from './room-rows.ts'

/** Reads the rooms' records. */
export class RoomReader {
  readonly #list: StatementSync
  readonly #get: StatementSync
  readonly #getDirect: StatementSync
  readonly #listDirect: StatementSync

  constructor(database: DatabaseSync) {
    this.#list = database.prepare(`${selectRooms} WHERE rooms.kind = 'open' AND archived_at IS NULL ORDER BY rooms.id`)
    this.#get = database.prepare(`${selectRooms} WHERE rooms.id = ?`)
    this.#getDirect = database.prepare(`${selectRooms} WHERE rooms.kind = 'direct' AND pair_low = ? AND pair_high = ?`)
    this.#listDirect = database.prepare(`
      ${selectRooms} WHERE rooms.id IN (
        SELECT id FROM rooms AS one WHERE one.kind = 'direct' AND one.pair_low = ?
        UNION SELECT id FROM rooms AS one WHERE one.kind = 'direct' AND one.pair_high = ?
      ) ORDER BY lastAt DESC, rooms.id DESC LIMIT ?
    `)
  }

  /** The open rooms that are not archived, oldest first. */
  listRooms(): readonly RoomRecord[] {
    return this.#list.all().map(toRoom)
  }

  /** Any room. */
  getRoom(id: RoomId): RoomRecord | undefined {
    const row = this.#get.get(id)
    return row && toRoom(row)
  }

  /** The conversation of two users. */
  getDirect(pair: readonly [UserId, UserId]): RoomRecord | undefined {
    const row = this.#getDirect.get(...pair)
    return row && toRoom(row)
  }

  /** The conversations of a user, the one spoken in last first. */
  listDirect(user: UserId, limit: number): readonly RoomRecord[] {
    return this.#listDirect.all(user, user, limit).map(toRoom)
  }
}
