import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../start-error.ts'

/** The first version in which a checkpoint can't lose the newest commits (sqlite.org/wal.html, WAL-reset bug). */
const needed = '3.51.3'

/** Throws `sqlite_too_old` if this program's SQLite is older than what the promises need. */
export function requireSqlite(folder: string, found = runningVersion()): void {
  const known = parts(found)
  const older = parts(needed).map((part, index) => (known[index] ?? 0) - part)
  if ((older.find((difference) => difference !== 0) ?? 0) < 0) {
    throw new StartError('sqlite_too_old', { folder, found, known: needed })
  }
}

function parts(version: string): number[] {
  return version.split('.').map(Number)
}

function runningVersion(): string {
  const database = new DatabaseSync(':memory:')
  const row = database.prepare('SELECT sqlite_version() AS version').get()
  database.close()
  return String(row?.['version'])
}
