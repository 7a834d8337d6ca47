import type { Clock } from '../../core/clock.ts'
import type { Store } from '../../core/store/store.ts'
import { migrations as allMigrations } from '../migrations/all.ts'
import type { Migration } from '../migrations/migration.ts'
import { Channel } from './channel.ts'
import { prepareFolder } from './data-folder.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import type { Migrated } from './migrate.ts'
import { removeOldCopies } from './old-copies.ts'
import { SqliteFileRecords } from './sqlite-file-records.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqlitePeople } from './sqlite-people.ts'
import { SqliteRooms } from './sqlite-rooms.ts'
import { requireSqlite } from './sqlite-version.ts'
import type { Workers, WorkerSettings } from './workers.ts'

/** Where a store keeps its files, and what a test may set. */
export interface SqliteOptions {
  readonly folder: string
  readonly clock?: Pick<Clock, 'now'>
  /** Called when the data were brought to a newer form. */
  readonly onMigrated?: (migrated: Migrated) => void
  readonly migrations?: readonly Migration[]
  readonly erasureMs?: number
  /** How often old copies are looked for. */
  readonly copiesMs?: number
}

/** Well within the 30 s that a deletion is promised to take. */
const defaultErasureMs = 10_000
const defaultCopiesMs = 3_600_000

/** Opens the store of a data folder, making or bringing up to date what is needed; throws `StartError`. */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { folder, clock = { now: Date.now }, migrations = allMigrations, erasureMs = defaultErasureMs } = options
  requireSqlite(folder)
  const files = prepareFolder(folder)
  const lock = lockFolder(folder, files.lock)
  const workers = startWorkers({ folder, file: files.database, migrations, now: clock.now(), erasureMs }, clock)
  const sweeping = sweepCopies(options, clock)
  const close = (): Promise<void> => {
    clearInterval(sweeping)
    return closeAll(workers, lock)
  }
  try {
    const { epoch, migrated } = await openWorkers(workers)
    if (migrated !== undefined) options.onMigrated?.(migrated)
    return assemble(workers, { epoch, close })
  } catch (error) {
    await close()
    throw error
  }
}

/** A copy that could not be removed is tried again the next time. */
function sweepCopies({ folder, copiesMs = defaultCopiesMs }: SqliteOptions, clock: Workers['clock']): NodeJS.Timeout {
  const sweep = (): void => {
    try {
      removeOldCopies(folder, clock.now())
    } catch {
      // A folder that can't be listed keeps what it has.
    }
  }
  sweep()
  return setInterval(sweep, copiesMs).unref()
}

function startWorkers(settings: WorkerSettings, clock: Workers['clock']): Workers {
  return {
    writer: new Channel(new URL('./writer.ts', import.meta.url), settings),
    reader: new Channel(new URL('./reader.ts', import.meta.url), settings),
    clock,
  }
}

/** The reader comes second: before, there may be nothing to read. */
async function openWorkers({ writer, reader }: Workers): Promise<{ epoch: string; migrated: Migrated | undefined }> {
  await writer.open()
  await reader.open()
  return { epoch: await reader.call('epoch'), migrated: await writer.call('migrated') }
}

/** The writer is the last to let go: it moves what is left in the log file into the database. */
async function closeAll({ writer, reader }: Workers, lock: FolderLock): Promise<void> {
  await writer.close(reader.close())
  lock.release()
}

function assemble(workers: Workers, rest: Pick<Store, 'epoch' | 'close'>): Store {
  return {
    log: new SqliteLog(workers),
    rooms: new SqliteRooms(workers),
    people: new SqlitePeople(workers),
    files: new SqliteFileRecords(workers),
    ...rest,
  }
}
