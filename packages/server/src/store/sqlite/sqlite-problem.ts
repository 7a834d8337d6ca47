import type { StorageProblem } from '../../core/store/store.ts'
import { StartError } from '../start-error.ts'

const busy = 5
const readOnly = 8
const full = 13
const cantOpen = 14
/** The disk had no room for the index of the log file. */
const noRoomForIndex = 4874

/** What a failed write is told as. */
export function storageProblem(error: unknown): StorageProblem {
  const code = extendedCode(error)
  return primary(code) === full || code === noRoomForIndex ? 'full' : 'failed'
}

/** Whether somebody else holds the lock. */
export function isBusy(error: unknown): boolean {
  return primary(extendedCode(error)) === busy
}

/** What a failure to open the database means for a start. */
export function toStartError(error: unknown, folder: string): StartError {
  if (error instanceof StartError) return error
  if (storageProblem(error) === 'full') return new StartError('disk_full', { folder }, error)
  const code = primary(extendedCode(error))
  return new StartError(
    code === readOnly || code === cantOpen ? 'folder_unwritable' : 'database_broken',
    { folder },
    error,
  )
}

function extendedCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

/** The low byte of an extended result code (sqlite.org/rescode.html). */
function primary(code: number | undefined): number | undefined {
  return code === undefined ? undefined : code & 0xff
}
