import type { FileId, RoomId, Seq, UserId } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type { ContentHash } from '../../core/files.ts'
import type { FileRange, FileRecord, FileTimes, UsedFile } from '../../core/store/files.ts'
import { selectFiles, toFile, toUsedFile } from './file-rows.ts'

/** Reads the records of files. */
export class FileReader {
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync) {
    this.#statements = prepare(database)
  }

  /** The file with this id. */
  getFile(id: FileId): FileRecord | undefined {
    const row = this.#statements.get.get(id)
    return row && toFile(row)
  }

  /** The files of a room that messages brought, the newest first. */
  listFiles(room: RoomId, { before, limit }: FileRange): readonly UsedFile[] {
    return this.#statements.list.all(room, before, limit).map(toUsedFile)
  }

  /** The files of one message, in its order. */
  listFilesOf(room: RoomId, seq: Seq): readonly FileRecord[] {
    return this.#statements.listOf.all(room, seq).map(toFile)
  }

  /** How many bytes a user's files have, and all files. */
  sumFiles(owner: UserId): { own: number; all: number } {
    return { ...this.#statements.sum.get({ owner }) } as { own: number; all: number }
  }

  /** Those of some contents that files have. */
  namedAmong(hashes: readonly ContentHash[]): readonly ContentHash[] {
    return this.#statements.named.all(JSON.stringify(hashes)).map(({ hash }) => String(hash))
  }

  /** Files that no message brings, and others, that are older. */
  listOldFiles({ unusedBefore, before, limit }: FileTimes): readonly FileRecord[] {
    return this.#statements.old.all({ unusedBefore, before, limit }).map(toFile)
  }
}

function prepare(database: DatabaseSync) {
  return {
    get: database.prepare(`${selectFiles} WHERE files.id = ?`),
    list: database.prepare(`
      ${selectFiles} WHERE files.id IS NOT NULL AND files.room = ? AND files.seq > 0 AND files.seq < ?
      ORDER BY files.seq DESC, nth LIMIT ?
    `),
    listOf: database.prepare(`
      ${selectFiles} WHERE files.id IS NOT NULL AND files.room = ? AND files.seq = ? AND files.seq > 0 ORDER BY nth
    `),
    sum: database.prepare(`
      SELECT coalesce((SELECT sum(size) FROM files WHERE id IS NOT NULL AND owner = :owner), 0) AS own,
        coalesce((SELECT sum(size) FROM files WHERE id IS NOT NULL), 0) AS "all"
    `),
    named: database.prepare(`
      SELECT value AS hash FROM json_each(?) WHERE EXISTS (SELECT 1 FROM files WHERE id IS NOT NULL AND hash = value)
      ORDER BY key
    `),
    old: database.prepare(`
      ${selectFiles} WHERE files.place IN (
        SELECT place FROM files WHERE id IS NOT NULL AND at < :before
        UNION SELECT place FROM files WHERE id IS NOT NULL AND seq = 0 AND at < :unusedBefore
        ORDER BY place LIMIT :limit
      ) ORDER BY files.place
    `),
  }
}
