import type { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { FileRange, FileTimes } from '../../core/store/files.ts'
import type { PagePlace, ReadBound } from '../../core/store/log.ts'
import { answerCalls } from './call.ts'
import { openToRead } from './database.ts'
import { FileReader } from './file-reader.ts'
import { LogReader, type LogRange } from './log-reader.ts'
import { MessageReader, type MentionRange } from './message-reader.ts'
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
  const messages = new MessageReader(database)
  const rooms = new RoomReader(database)
  const people = new PeopleReader(database)
  const files = new FileReader(database)
  return {
    epoch: () => String(database.prepare(`SELECT value FROM settings WHERE name = 'epoch'`).get()?.['value']),
    readLog: (room: number, range: LogRange, bound: ReadBound) => log.readLog(room, range, bound),
    readPage: (room: number, place: PagePlace, viewer: number) => messages.readPage(room, place, viewer),
    readMessage: (room: number, seq: number) => messages.readMessage(room, seq),
    readVersions: (room: number, seq: number) => messages.readVersions(room, seq),
    listPins: (room: number, viewer: number) => messages.listPins(room, viewer),
    listMentions: (user: number, room: number, range: MentionRange) => messages.listMentions(user, room, range),
    listRooms: () => rooms.listRooms(),
    getRoom: (id: number) => rooms.getRoom(id),
    getDirect: (pair: readonly [number, number]) => rooms.getDirect(pair),
    listDirect: (user: number, limit: number) => rooms.listDirect(user, limit),
    getToken: (digest: string) => people.getToken(digest),
    listTokens: (seenSince: number) => people.listTokens(seenSince),
    listMembers: (user: number) => people.listMembers(user),
    listIgnored: (user: number) => people.listIgnored(user),
    getFile: (id: string) => files.getFile(id),
    listFiles: (room: number, range: FileRange) => files.listFiles(room, range),
    listFilesOf: (room: number, seq: number) => files.listFilesOf(room, seq),
    sumFiles: (owner: number) => files.sumFiles(owner),
    namedAmong: (hashes: readonly string[]) => files.namedAmong(hashes),
    listOldFiles: (times: FileTimes) => files.listOldFiles(times),
  }
}
