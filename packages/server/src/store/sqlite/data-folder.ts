import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

/** The files of a data folder that SQLite opens. */
export interface DataFiles {
  readonly database: string
  readonly lock: string
}

/** Makes the data folder and its files if they don't exist, for this user's eyes only; throws `folder_unwritable`. */
export function prepareFolder(folder: string): DataFiles {
  const files = { database: join(folder, 'papo.db'), lock: join(folder, 'papo.lock') }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // The companions of a database take over the mode of its file.
    makePrivate(files.lock)
    makePrivate(files.database)
    return files
  } catch (error) {
    throw new StartError('folder_unwritable', { folder }, error)
  }
}

/** Makes a file. One that exists is not even opened: closing it would let go of every lock that this process has on it. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
