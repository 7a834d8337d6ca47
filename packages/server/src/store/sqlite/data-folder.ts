import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { StartError } from '../start-error.ts'
import type { StartProblem } from '../start-error.ts'

/** The files of a data folder that SQLite opens. */
export interface DataFiles {
  readonly database: string
  readonly lock: string
}

/** Makes the data folder and its files if they don't exist, for this user's eyes only; throws why it can't. */
export function prepareFolder(folder: string): DataFiles {
  const files = { database: join(folder, 'papo.db'), lock: join(folder, 'papo.lock') }
  try {
    makeFolder(folder)
    // The companions of a database take over the mode of its file.
    makePrivate(files.lock)
    makePrivate(files.database)
    return files
  } catch (error) {
    throw new StartError(folderProblem(error, folder), { folder }, error)
  }
}

function folderProblem(error: unknown, folder: string): StartProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  return code === 'ENOTDIR' || isFile(folder) ? 'folder_is_file' : 'folder_unwritable'
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Makes a file. One that exists is not even opened: closing it would let go of every lock that this process has on it. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
