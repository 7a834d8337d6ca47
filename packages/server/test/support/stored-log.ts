import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

/** A message as it lies on the disk. */
export interface StoredMessage {
  readonly room: number
  readonly seq: number
  readonly nick: string
  readonly body: string
  readonly at: number
}

/** What a data folder holds, read by itself: not through the server. */
export class StoredLog {
  readonly #file: string

  constructor(data: string) {
    this.#file = join(data, 'papo.db')
  }

  /** What SQLite says of the file: `ok` where nothing is wrong. */
  integrity(): string {
    return this.#query('PRAGMA integrity_check')
      .map((row) => String(row['integrity_check']))
      .join('\n')
  }

  /** Every message after a seq of a room, in order. */
  messages(room: string, after = 0): StoredMessage[] {
    const rows = this.#query(
      `SELECT room, seq, events.nick AS nick, body, at FROM events JOIN rooms ON rooms.id = room
       WHERE rooms.name = ? AND seq > ? AND events.kind = 'message' ORDER BY seq`,
      room,
      after,
    )
    return rows as unknown as StoredMessage[]
  }

  /** The bodies of all messages of all rooms. */
  bodies(): string[] {
    return this.#query("SELECT body FROM events WHERE kind = 'message' ORDER BY id").map((row) => String(row['body']))
  }

  /** Rooms whose log has a hole, or a seq twice. */
  holes(): unknown[] {
    return this.#query(
      'SELECT room FROM events GROUP BY room HAVING count(*) <> max(seq) OR count(DISTINCT seq) <> max(seq) OR min(seq) <> 1',
    )
  }

  #query(sql: string, ...given: (string | number)[]): Record<string, unknown>[] {
    const database = new DatabaseSync(this.#file, { readOnly: true })
    try {
      return database.prepare(sql).all(...given)
    } finally {
      database.close()
    }
  }
}
