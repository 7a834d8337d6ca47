import type { Event, MessageView, Page, RoomId, Seq, UserId } from '@papo/protocol'
import type { Appended, Draft, Log, PagePlace, ReadBound, Version } from '../../core/store/log.ts'
import { packDrafts, unpackOutcomes } from './draft-rows.ts'
import { unpackEvents } from './event-rows.ts'
import type { LogRange } from './log-reader.ts'
import type { MentionRange } from './message-reader.ts'
import { unpackViews } from './message-views.ts'
import type { Workers } from './workers.ts'

/** The logs in SQLite, as the main thread sees them. */
export class SqliteLog implements Log {
  readonly #workers: Workers

  constructor(workers: Workers) {
    this.#workers = workers
  }

  async append(drafts: readonly Draft[]): Promise<readonly Appended[]> {
    const { writer, clock } = this.#workers
    return unpackOutcomes(await writer.call('append', packDrafts(drafts), clock.now()))
  }

  async readLog(room: RoomId, range: LogRange, bound: ReadBound): Promise<readonly Event[]> {
    return unpackEvents(await this.#workers.reader.call('readLog', room, range, bound))
  }

  async readPage(room: RoomId, place: PagePlace, viewer: UserId): Promise<Page> {
    const rows = await this.#workers.reader.call('readPage', room, place, viewer)
    const { quoted, more, newer } = rows
    return { messages: unpackViews(rows), quoted, asOf: place.asOf, more, newer }
  }

  async readMessage(room: RoomId, seq: Seq): Promise<MessageView | undefined> {
    return unpackViews(await this.#workers.reader.call('readMessage', room, seq))[0]
  }

  readVersions(room: RoomId, seq: Seq): Promise<readonly Version[]> {
    return this.#workers.reader.call('readVersions', room, seq)
  }

  async listPins(room: RoomId, viewer: UserId): Promise<readonly MessageView[]> {
    return unpackViews(await this.#workers.reader.call('listPins', room, viewer))
  }

  listMentions(user: UserId, room: RoomId, range: MentionRange): Promise<readonly Seq[]> {
    return this.#workers.reader.call('listMentions', user, room, range)
  }
}
