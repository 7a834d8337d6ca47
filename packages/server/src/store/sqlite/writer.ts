import type { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { NoticeLevel } from '@papo/protocol'
import type { FileRecord } from '../../core/store/files.ts'
import type { MarkerRecord, MemberRecord, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { RoomDraft } from '../../core/store/rooms.ts'
import { answerCalls, type Opened } from './call.ts'
import { openToWrite } from './database.ts'
import type { DraftRows } from './draft-rows.ts'
import { Erasure } from './erasure.ts'
import { FileWriter } from './file-writer.ts'
import { Heads } from './heads.ts'
import { dropHusks } from './husks.ts'
import { LogWriter } from './log-writer.ts'
import { migrate, type Migrated } from './migrate.ts'
import { PeopleWriter, type Ignoring } from './people-writer.ts'
import { RoomWriter, type EmptySince } from './room-writer.ts'
import { toStartError } from './sqlite-problem.ts'
import { Transaction } from './transaction.ts'
import type { WorkerSettings } from './workers.ts'

/** What the worker that writes can do. */
export type WriterCalls = ReturnType<typeof writerCalls> & { migrated(): Migrated | undefined }

answerCalls(async () => {
  const settings = workerData as WorkerSettings
  try {
    const database = openToWrite(settings.file)
    const migrated = await migrate(database, settings)
    dropHusks(database)
    return openWriter(database, settings, migrated)
  } catch (error) {
    throw toStartError(error, settings.folder)
  }
})

function openWriter(database: DatabaseSync, settings: WorkerSettings, migrated: Migrated | undefined): Opened {
  const transaction = new Transaction(database)
  const erasure = new Erasure(database, settings.erasureMs)
  const close = (): void => {
    erasure.close()
    database.close()
  }
  const calls = { migrated: () => migrated, ...writerCalls(database, transaction, erasure) }
  return { calls, together: (all) => transaction.run(all), close }
}

function writerCalls(database: DatabaseSync, transaction: Transaction, erasure: Erasure) {
  const heads = new Heads(database)
  transaction.onUndone = () => heads.clear()
  const files = new FileWriter(database, transaction)
  const log = new LogWriter(database, { transaction, heads, files, onErased: () => erasure.note() })
  const rooms = new RoomWriter(database, { transaction, heads, files })
  const people = new PeopleWriter(database, transaction)
  return {
    append: (rows: DraftRows, now: number) => log.append(rows, now),
    putRoom: (draft: RoomDraft, now: number) => rooms.putRoom(draft, now),
    putEmptySince: (notes: readonly EmptySince[]) => rooms.putEmptySince(notes),
    deleteRoom: (id: number) => {
      const contents = rooms.deleteRoom(id)
      erasure.note()
      return contents
    },
    takeIds: (count: number) => people.takeIds(count),
    putUser: (user: UserRecord) => people.putUser(user),
    putToken: (token: TokenRecord) => people.putToken(token),
    deleteTokens: (seenBefore: number) => people.deleteTokens(seenBefore),
    putMember: (member: MemberRecord) => people.putMember(member),
    putMarkers: (markers: readonly MarkerRecord[]) => people.putMarkers(markers),
    putNotice: (user: number, room: number, notice: NoticeLevel) => people.putNotice(user, room, notice),
    putIgnored: (ignoring: Ignoring) => people.putIgnored(ignoring),
    deleteMember: (user: number, room: number) => people.deleteMember(user, room),
    putFile: (record: FileRecord) => files.putFile(record),
    noteColour: (id: string, colour: string) => files.noteColour(id, colour),
    deleteFile: (id: string, seq: number) => {
      erasure.note()
      return files.deleteFile(id, seq)
    },
    takeLinkKey: (made: string) => files.takeLinkKey(made),
  }
}
