import type { Clock } from '../../core/clock.ts'
import type { Channel } from './channel.ts'
import type { MigrationSettings } from './migrate.ts'
import type { ReaderCalls } from './reader.ts'
import type { WriterCalls } from './writer.ts'

/** The two threads that the parts of the store work through, and its clock. */
export interface Workers {
  readonly writer: Channel<WriterCalls>
  readonly reader: Channel<ReaderCalls>
  readonly clock: Pick<Clock, 'now'>
}

/** What both threads are started with. */
export interface WorkerSettings extends MigrationSettings {
  readonly file: string
  /** How long after a deletion the deleted may still stand in a file, milliseconds. */
  readonly erasureMs: number
}
