import type { RoomId, Seq } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Where a room's log stands, as its newest row tells. */
export interface Head {
  seq: Seq
  at: number
  n: number
  stateSeq: Seq
}

const maxKept = 10_000

/** Where the logs stand, read once per room; what a transaction changes here is forgotten when it fails. */
export class Heads {
  readonly #kept = new Map<RoomId, Head>()
  readonly #select: StatementSync

  constructor(database: DatabaseSync) {
    this.#select = database.prepare(`
      SELECT events.seq, events.at, events.n, rooms.state_seq AS stateSeq
      FROM rooms JOIN events ON events.room = rooms.id
      WHERE rooms.id = ? ORDER BY events.seq DESC LIMIT 1
    `)
  }

  /** The head of a room's log, or undefined: no such room. */
  get(room: RoomId): Head | undefined {
    return this.#kept.get(room) ?? this.#read(room)
  }

  /** Forgets a deleted room. */
  delete(room: RoomId): void {
    this.#kept.delete(room)
  }

  /** Forgets everything: what was changed is not on disk. */
  clear(): void {
    this.#kept.clear()
  }

  #read(room: RoomId): Head | undefined {
    const row = this.#select.get(room)
    if (row === undefined) return undefined
    if (this.#kept.size >= maxKept) this.#kept.clear()
    const head = { ...row } as unknown as Head
    this.#kept.set(room, head)
    return head
  }
}
