import type { FileView } from '@papo/protocol'
import type { FileRecord, UsedFile } from '../../core/store/files.ts'
import { unpackExtra } from './event-rows.ts'

interface FileRow {
  readonly id: string
  readonly hash: string
  readonly owner: number
  readonly room: number
  readonly seq: number
  readonly at: number
  readonly view: string | null
  readonly sent: number | null
  /** What its message's own row holds. */
  readonly extra: string | null
  readonly author: number | null
  readonly nick: string | null
  readonly saidAt: number | null
}

/** Selects files with what their messages say of them; a WHERE clause follows. */
export const selectFiles = `
  SELECT files.id, hash, owner, files.room, files.seq, files.at, view, sent, extra, author, nick, events.at AS saidAt
  FROM files LEFT JOIN events ON files.seq > 0 AND events.room = files.room AND events.seq = files.seq
`

/** Turns a row of `selectFiles` into the file's record. */
export function toFile(row: Record<string, unknown>): FileRecord {
  const { id, hash, owner, room, seq, at, view, sent, extra } = row as unknown as FileRow
  const brought = unpackExtra(extra).files?.find((file) => file.id === id)
  const shown = view === null ? brought : (JSON.parse(view) as FileView)
  if (!shown) throw new Error(`a file without a name: ${id}`)
  return { view: shown, hash, owner, room, at, ...(sent !== null && { sent }), ...(seq > 0 && { seq }) }
}

/** The same of a file that a message brings. */
export function toUsedFile(row: Record<string, unknown>): UsedFile {
  const { seq, author, nick, saidAt } = row as unknown as FileRow
  return { ...toFile(row), seq, said: { author: author ?? 0, nick: nick ?? '', at: saidAt ?? 0 } }
}
