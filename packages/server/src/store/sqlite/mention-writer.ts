import type { RoomId, Seq, UserId } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** The user of a mention's row that stands for all of the room. */
export const everybody = 0

/** A message whose text calls people. */
export interface Calling {
  readonly room: RoomId
  readonly seq: Seq
  readonly author: UserId
}

/** Whom a text calls. */
export interface Called {
  readonly mentions?: readonly UserId[] | undefined
  readonly all?: true | undefined
}

/** Writes the rows by which people find the messages that call them; nobody calls himself. */
export class MentionWriter {
  readonly #insert: StatementSync
  readonly #delete: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO mentions (room, user, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    this.#delete = database.prepare('DELETE FROM mentions WHERE room = ? AND user = ? AND seq = ?')
  }

  /** Puts the rows of a message. */
  put({ room, seq, author }: Calling, { mentions = [], all }: Called): void {
    for (const user of mentions) if (user !== author) this.#insert.run(room, user, seq)
    if (all) this.#insert.run(room, everybody, seq)
  }

  /** Takes the rows of a message away. */
  delete({ room, seq }: Calling, { mentions = [], all }: Called): void {
    for (const user of mentions) this.#delete.run(room, user, seq)
    if (all) this.#delete.run(room, everybody, seq)
  }
}
