import { ChatError } from '@papo/protocol'
import { StorageError } from './store/store.ts'

/** Turns a store's refusal into what its author is told; any other error stays itself. */
export function storageFailure(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error
  return new ChatError(error.problem === 'full' ? 'storage_full' : 'storage_failed')
}

/** What is asked, with a refusal of the disk as people are told it. */
export async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw storageFailure(error)
  }
}
