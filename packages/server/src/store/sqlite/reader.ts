import type { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { ReadBound } from '../../core/store/log.ts'
import { answerCalls } from './call.ts'
import { openToRead } from './database.ts'
import { LogReader, type LogRange } from './log-reader.ts'
import { PeopleReader } from './people-reader.ts'
import { RoomReader } from './room-reader.ts'
import type { WorkerSettings } from './workers.ts'

/** What the worker that reads can do. */
export type ReaderCalls = ReturnType<typeof readerCalls>

answerCalls(async () => {
  const { file } = workerData as WorkerSettings
  const database = openToRead(file)
  return { calls: readerCalls(database), close: () => database.close() }
})

/** Every read is its own transaction: it sees all that was committed before it, and holds nothing up after it. */
function readerCalls(database: DatabaseSync) {
  const log = new LogReader(database)
  const rooms = new RoomReader(database)
  const people = new PeopleReader(database)
  return {
    epoch: () => String(database.prepare(`SELECT value FROM settings WHERE name = 'epoch'`).get()?.['value']),
    readLog: (room: number, range: LogRange, bound: ReadBound) => log.readLog(room, range, bound),
    readMessages: (room: number, before: number, count: number) => log.readMessages(room, before, count),
    listRooms: () => rooms.listRooms(),
    getRoom: (id: number) => rooms.getRoom(id),
    getDirect: (pair: readonly [number, number]) => rooms.getDirect(pair),
    getToken: (digest: string) => people.getToken(digest),
    listTokens: (seenSince: number) => people.listTokens(seenSince),
    listMembers: (user: number) => people.listMembers(user),
  }
}
