import type { Event, MessageEvent, Page, RoomId, Seq } from '@papo/protocol'
import type { Appended, Draft, Log, ReadBound } from '../../core/store/log.ts'
import { packDrafts, unpackOutcomes } from './draft-rows.ts'
import { unpackEvents } from './event-rows.ts'
import type { LogRange } from './log-reader.ts'
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

  async readPage(room: RoomId, before: Seq, limit: number): Promise<Page> {
    const rows = await this.#workers.reader.call('readMessages', room, before, limit + 1)
    const found = unpackEvents(rows).filter((event): event is MessageEvent => event.kind === 'message')
    const more = found.length > limit
    return { messages: more ? found.slice(1) : found, asOf: before - 1, more }
  }
}
