import { DatabaseSync } from 'node:sqlite'

const busyMs = 5_000
const cacheKilobytes = 16_000
/** Pages that wait in the log file before they move into the database; 1,000 are 4 MB. */
const checkpointPages = 1_000
const logFileBytes = 64 * 1024 * 1024

/** Opens the database as the one connection that writes. */
export function openToWrite(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMs })
  // The first two only count before the first table.
  database.exec(`
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA secure_delete = ON;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -${cacheKilobytes};
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${logFileBytes};
  `)
  return database
}

/** Opens the database as a connection that can only read. */
export function openToRead(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMs, readOnly: true })
  database.exec(`PRAGMA cache_size = -${cacheKilobytes}`)
  return database
}
