import type { Clock } from '../../core/clock.ts'
import type { Store } from '../../core/store/store.ts'
import { migrations as allMigrations } from '../migrations/all.ts'
import type { Migration } from '../migrations/migration.ts'
import { Channel } from './channel.ts'
import { prepareFolder } from './data-folder.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqlitePeople } from './sqlite-people.ts'
import { SqliteRooms } from './sqlite-rooms.ts'
import { requireSqlite } from './sqlite-version.ts'
import type { Workers, WorkerSettings } from './workers.ts'

/** Where a store keeps its files, and what a test may set. */
export interface SqliteOptions {
  readonly folder: string
  readonly clock?: Pick<Clock, 'now'>
  readonly migrations?: readonly Migration[]
}

/** Opens the store of a data folder, making or bringing up to date what is needed; throws `StartError`. */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { folder, clock = { now: Date.now }, migrations = allMigrations } = options
  requireSqlite(folder)
  const files = prepareFolder(folder)
  const lock = lockFolder(folder, files.lock)
  return openWorkers({ folder, file: files.database, migrations, now: clock.now() }, clock, lock)
}

async function openWorkers(settings: WorkerSettings, clock: Pick<Clock, 'now'>, lock: FolderLock): Promise<Store> {
  const writer: Workers['writer'] = new Channel(new URL('./writer.ts', import.meta.url), settings)
  const reader: Workers['reader'] = new Channel(new URL('./reader.ts', import.meta.url), settings)
  // The writer is the last to let go: it moves what is left in the log file into the database.
  const close = async (): Promise<void> => {
    await reader.close()
    await writer.close()
    lock.release()
  }
  try {
    await writer.open()
    await reader.open()
    return assemble({ writer, reader, clock }, { epoch: await reader.call('epoch'), close })
  } catch (error) {
    await close()
    throw error
  }
}

function assemble(workers: Workers, rest: Pick<Store, 'epoch' | 'close'>): Store {
  return { log: new SqliteLog(workers), rooms: new SqliteRooms(workers), people: new SqlitePeople(workers), ...rest }
}
