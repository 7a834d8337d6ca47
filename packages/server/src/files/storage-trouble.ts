import { StorageError } from '../core/store/store.ts'

const fullCodes = new Set(['ENOSPC', 'EDQUOT'])
const goneCodes = new Set(['ENOENT', 'ENOTDIR'])

/** The code of an error that the system gave; '' of any other. */
function codeOf(error: unknown): string {
  const isSystems = error instanceof Error && 'syscall' in error && 'code' in error
  return isSystems && typeof error.code === 'string' ? error.code : ''
}

/** What came of something on the disk, or the refusal that the core knows. */
export async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (codeOf(error) === '') throw error
    throw new StorageError(fullCodes.has(codeOf(error)) ? 'full' : 'failed', error)
  }
}

/** What came of looking at a file; undefined where it is not there. */
export async function ifThere<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (goneCodes.has(codeOf(error))) return undefined
    throw error
  }
}
