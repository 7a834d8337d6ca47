import type { FileId, RoomId, Seq, UserId } from '@papo/protocol'
import type { ContentHash } from '../../core/files.ts'
import type { FileRange, FileRecord, FileRecords, FileTimes, UsedFile } from '../../core/store/files.ts'
import type { Workers } from './workers.ts'

/** The records of files in SQLite, as the main thread sees them. */
export class SqliteFileRecords implements FileRecords {
  readonly #workers: Workers

  constructor(workers: Workers) {
    this.#workers = workers
  }

  putFile(record: FileRecord): Promise<void> {
    return this.#workers.writer.call('putFile', record)
  }

  noteColour(id: FileId, colour: string): Promise<void> {
    return this.#workers.writer.call('noteColour', id, colour)
  }

  getFile(id: FileId): Promise<FileRecord | undefined> {
    return this.#workers.reader.call('getFile', id)
  }

  listFiles(room: RoomId, range: FileRange): Promise<readonly UsedFile[]> {
    return this.#workers.reader.call('listFiles', room, range)
  }

  listFilesOf(room: RoomId, seq: Seq): Promise<readonly FileRecord[]> {
    return this.#workers.reader.call('listFilesOf', room, seq)
  }

  sumFiles(owner: UserId): Promise<{ readonly own: number; readonly all: number }> {
    return this.#workers.reader.call('sumFiles', owner)
  }

  namedAmong(hashes: readonly ContentHash[]): Promise<readonly ContentHash[]> {
    return this.#workers.reader.call('namedAmong', hashes)
  }

  deleteFile({ id, seq = 0 }: Pick<FileRecord, 'seq'> & { readonly id: FileId }): Promise<boolean> {
    return this.#workers.writer.call('deleteFile', id, seq)
  }

  listOldFiles(times: FileTimes): Promise<readonly FileRecord[]> {
    return this.#workers.reader.call('listOldFiles', times)
  }

  takeLinkKey(made: string): Promise<string> {
    return this.#workers.writer.call('takeLinkKey', made)
  }
}
