import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../start-error.ts'
import { isBusy, toStartError } from './sqlite-problem.ts'

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
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    // Nothing is ever written: not to the file, which stays empty, nor to a journal beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return keep(database)
  } catch (error) {
    database?.close()
    if (isBusy(error)) throw new StartError('folder_in_use', { folder }, error)
    throw toStartError(error, folder)
  }
}

function keep(database: DatabaseSync): FolderLock {
  held.add(database)
  return {
    release: () => {
      if (held.delete(database)) database.close()
    },
  }
}
