import type { RoomId, UserId } from '@papo/protocol'
import type { ContentHash } from '../../core/files.ts'
import type { Made, RoomDraft, RoomRecord, Rooms } from '../../core/store/rooms.ts'
import type { EmptySince } from './room-writer.ts'
import type { Workers } from './workers.ts'

/** The rooms' records in SQLite, as the main thread sees them. */
export class SqliteRooms implements Rooms {
  readonly #workers: Workers

  constructor(workers: Workers) {
    this.#workers = workers
  }

  listRooms(): Promise<readonly RoomRecord[]> {
    return this.#workers.reader.call('listRooms')
  }

  getDirect(pair: readonly [UserId, UserId]): Promise<RoomRecord | undefined> {
    return this.#workers.reader.call('getDirect', pair)
  }

  listDirect(user: UserId, limit: number): Promise<readonly RoomRecord[]> {
    return this.#workers.reader.call('listDirect', user, limit)
  }

  getRoom(id: RoomId): Promise<RoomRecord | undefined> {
    return this.#workers.reader.call('getRoom', id)
  }

  putRoom(draft: RoomDraft): Promise<Made> {
    return this.#workers.writer.call('putRoom', draft, this.#workers.clock.now())
  }

  putEmptySince(rooms: readonly EmptySince[]): Promise<void> {
    return this.#workers.writer.call('putEmptySince', rooms)
  }

  deleteRoom(id: RoomId): Promise<readonly ContentHash[]> {
    return this.#workers.writer.call('deleteRoom', id)
  }
}
