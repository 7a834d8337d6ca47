import type { FileId, FileView, RoomId, Seq } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type { ContentHash } from '../../core/files.ts'
import type { FileRecord } from '../../core/store/files.ts'
import type { MessageDraft } from '../../core/store/log.ts'
import type { Transaction } from './transaction.ts'

/** Writes the records of files. */
export class FileWriter {
  readonly #transaction: Transaction
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync, transaction: Transaction) {
    this.#transaction = transaction
    this.#statements = prepare(database)
  }

  /** Keeps a file that no message brings yet, of a room that exists. */
  putFile({ view, hash, owner, room, at, sent }: FileRecord): void {
    const { put } = this.#statements
    const values = [view.id, hash, owner, at, view.size, packView(view), sent ?? null, room]
    this.#transaction.run(() => put.run(...values))
  }

  /** Notes the colour of a picture that no message brings yet. */
  noteColour(id: FileId, colour: string): void {
    this.#transaction.run(() => {
      const { view } = this.#statements.unused.get(id) ?? {}
      const known = typeof view === 'string' ? (JSON.parse(view) as FileView) : undefined
      if (known?.kind !== 'image' || known.colour !== undefined) return
      this.#statements.putView.run(packView({ ...known, colour }), id)
    })
  }

  /** Whether every file of a draft is its author's, in its room, and no message's yet. */
  areFree({ files = [], author, room }: MessageDraft): boolean {
    return files.every(({ id }) => this.#statements.isFree.get(id, author, room) !== undefined)
  }

  /** Notes that a message brings its files. */
  take({ files = [] }: MessageDraft, seq: Seq): void {
    for (const [nth, { id }] of files.entries()) this.#statements.take.run(seq, nth, id)
  }

  /** Empties the records of a message's files. */
  deleteOf(room: RoomId, seq: Seq): void {
    this.#statements.emptyOf.run(room, seq)
  }

  /** Empties a file's record, where the same message brings it still, or none; tells whether it did. */
  deleteFile(id: FileId, seq: Seq): boolean {
    return this.#transaction.run(() => this.#statements.empty.run(id, seq).changes > 0)
  }

  /** Empties the records of a room's files; answers their contents. */
  deleteRoom(room: RoomId): readonly ContentHash[] {
    const hashes = this.#statements.hashes.all(room).map((row) => String(row['hash']))
    this.#statements.emptyRoom.run(room)
    return hashes
  }

  /** The key of links. */
  takeLinkKey(made: string): string {
    return this.#transaction.run(() => {
      this.#statements.putKey.run(made)
      return String(this.#statements.getKey.get()?.['value'])
    })
  }
}

const colourRoom = ',"colour":"#rrggbb"'.length

/** A view as its row holds it: that of a picture without a colour has room for one, so that the row does not grow. */
function packView(view: FileView): string {
  const packed = JSON.stringify(view)
  return view.kind === 'image' && view.colour === undefined ? packed + ' '.repeat(colourRoom) : packed
}

/** What makes an empty row of a file's: smaller than it was, so that none of its neighbours moves. */
const emptied = `
  UPDATE files SET id = NULL, hash = NULL, owner = 0, room = 0, seq = 0, nth = 0, at = 0, size = 0, view = NULL,
    sent = NULL
  WHERE id IS NOT NULL
`

function prepare(database: DatabaseSync) {
  return {
    put: database.prepare(`
      INSERT INTO files (id, hash, owner, at, size, view, sent, room)
      SELECT ?, ?, ?, ?, ?, ?, ?, id FROM rooms WHERE id = ?
      ON CONFLICT DO NOTHING
    `),
    isFree: database.prepare('SELECT 1 FROM files WHERE id = ? AND owner = ? AND room = ? AND seq = 0'),
    take: database.prepare('UPDATE files SET seq = ?, nth = ?, view = NULL WHERE id = ?'),
    unused: database.prepare('SELECT view FROM files WHERE id = ? AND seq = 0'),
    putView: database.prepare('UPDATE files SET view = ? WHERE id = ?'),
    empty: database.prepare(`${emptied} AND id = ? AND seq = ?`),
    emptyOf: database.prepare(`${emptied} AND room = ? AND seq = ?`),
    emptyRoom: database.prepare(`${emptied} AND room = ?`),
    hashes: database.prepare('SELECT DISTINCT hash FROM files WHERE id IS NOT NULL AND room = ? ORDER BY hash'),
    putKey: database.prepare(`INSERT INTO settings (name, value) VALUES ('link_key', ?) ON CONFLICT DO NOTHING`),
    getKey: database.prepare(`SELECT value FROM settings WHERE name = 'link_key'`),
  }
}
