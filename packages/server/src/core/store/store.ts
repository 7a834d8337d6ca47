import type { FileRecords } from './files.ts'
import type { Log } from './log.ts'
import type { People } from './people.ts'
import type { Rooms } from './rooms.ts'

/** What keeps everything; its parts are the ports that the core uses. */
export interface Store {
  readonly log: Log
  readonly rooms: Rooms
  readonly people: People
  readonly files: FileRecords
  /** Names this copy of the logs; renewed by restore and import, where positions go back. */
  readonly epoch: string
  /** Finishes what was asked and lets go of the files. */
  close(): Promise<void>
}

/** Why the store refused to write; nothing of that write is kept. */
export type StorageProblem = 'full' | 'failed'

/** A write that did not happen. */
export class StorageError extends Error {
  readonly problem: StorageProblem

  constructor(problem: StorageProblem, cause: unknown) {
    super(`storage ${problem}`, { cause })
    this.name = 'StorageError'
    this.problem = problem
  }
}
