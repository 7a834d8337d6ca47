import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../start-error.ts'
import { isBusy } from './sqlite-problem.ts'

/** A data folder that is this process's own. */
export interface FolderLock {
  release(): void
}

/** Keeps the locks from being collected, and so let go of, while the process lives. */
const held = new Set<DatabaseSync>()

/**
 * Makes a data folder this process's own until it ends, however it ends; throws `folder_in_use`.
 * The lock is an exclusive transaction on an empty database: the operating system holds it and lets it go.
 */
export function lockFolder(folder: string, file: string): FolderLock {
  const database = openLock(folder, file)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new StartError(isBusy(error) ? 'folder_in_use' : 'folder_unwritable', { folder }, error)
  }
  held.add(database)
  return { release: () => release(database) }
}

function openLock(folder: string, file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw new StartError('folder_unwritable', { folder }, error)
  }
}

function release(database: DatabaseSync): void {
  if (held.delete(database)) database.close()
}
