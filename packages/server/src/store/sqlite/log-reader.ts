import type { RoomId, Seq } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ReadBound } from '../../core/store/log.ts'
import { eventColumns, textBytes, type EventRows, type EventValue } from './event-rows.ts'

/** A part of a log: `after < seq <= until`. */
export interface LogRange {
  readonly after: Seq
  readonly until: Seq
}

/** Reads the logs, as flat rows. */
export class LogReader {
  readonly #range: StatementSync

  constructor(database: DatabaseSync) {
    this.#range = database.prepare(`
      SELECT ${eventColumns} FROM events WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
    `)
    this.#range.setReturnArrays(true)
  }

  /** Events of a room in order, up to the bound; at least one if there is one. */
  readLog(room: RoomId, { after, until }: LogRange, bound: ReadBound): EventRows {
    const values: EventValue[] = []
    let bytes = 0
    // Leaving the loop early ends the statement, and with it the read transaction.
    for (const row of rowsOf(this.#range.iterate(room, after, until, bound.events))) {
      bytes += textBytes(row)
      if (values.length > 0 && bytes > bound.bytes) break
      values.push(...row)
    }
    return values
  }
}

function rowsOf(rows: Iterable<unknown>): Iterable<readonly EventValue[]> {
  return rows as Iterable<readonly EventValue[]>
}
