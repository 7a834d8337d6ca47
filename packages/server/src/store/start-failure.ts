import { StorageError } from '../core/store/store.ts'
import { StartError } from './start-error.ts'

/** What a store refuses while the first things are read and written is told as a refusal to open; else the error itself. */
export function startFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof StorageError)) return error
  return new StartError(error.problem === 'full' ? 'disk_full' : 'database_broken', { folder }, error)
}
