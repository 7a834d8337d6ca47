import type { Reaction, RoomId, Seq, UserId } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import { namedReactors } from '../message-limits.ts'
import { foldReaction, reactionsOf, type ReactorChange, type Reactors } from '../reactors.ts'

/** Messages of a room from a seq to another one. */
export interface Span {
  readonly room: RoomId
  readonly first: Seq
  readonly last: Seq
}

/** Up to which event reactions are read, and whose own are marked. */
export interface Look {
  readonly asOf: Seq
  readonly viewer: UserId
}

interface KindRow {
  readonly seq: Seq
  readonly emoji: string
  readonly count: number
  readonly mine: number
}

type ChangeRow = Omit<ReactorChange, 'on'> & { readonly on: number }

/** Reads the reactions to messages. */
export class ReactionReader {
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync) {
    this.#statements = prepare(database)
  }

  /** The reactions to the messages of a span that have any. */
  read(span: Span, look: Look): (readonly [seq: Seq, reactions: readonly Reaction[]])[] {
    const { room, first, last } = span
    const found = new Map<Seq, Reaction[]>()
    for (const row of this.#statements.kinds.all({ room, first, last, viewer: look.viewer })) {
      const kind = row as unknown as KindRow
      found.set(kind.seq, [...(found.get(kind.seq) ?? []), this.#toReaction(room, kind)])
    }
    for (const seq of this.#changedSince(span, look.asOf)) found.set(seq, this.#fold({ room, seq }, look))
    return [...found].filter(([, reactions]) => reactions.length > 0)
  }

  #toReaction(room: RoomId, { seq, emoji, count, mine }: KindRow): Reaction {
    const named = this.#statements.named.all(room, seq, emoji, namedReactors)
    const nicks = named.map((row) => String(row['nick']))
    return { emoji, count, nicks, ...(mine === 1 && { mine: true }) }
  }

  /** The messages to which somebody reacted after the last event that counts: what stands is not what is asked for. */
  #changedSince({ room, first, last }: Span, asOf: Seq): Seq[] {
    return this.#statements.changed.all(room, asOf, first, last).map((row) => Number(row['target']))
  }

  #fold({ room, seq }: { room: RoomId; seq: Seq }, { asOf, viewer }: Look): Reaction[] {
    const reactors: Reactors = new Map()
    for (const row of this.#statements.changes.all(room, seq, asOf)) {
      const change = row as unknown as ChangeRow
      foldReaction(reactors, { ...change, on: change.on === 1 })
    }
    return reactionsOf(reactors, viewer)
  }
}

function prepare(database: DatabaseSync) {
  return {
    kinds: database.prepare(`
      SELECT seq, emoji, count(*) AS count, max(user = :viewer) AS mine FROM reactions
      WHERE room = :room AND seq BETWEEN :first AND :last GROUP BY seq, emoji ORDER BY seq, min(kind_place)
    `),
    named: database.prepare(`
      SELECT nick FROM (SELECT room, place FROM reactions WHERE room = ? AND seq = ? AND emoji = ? ORDER BY place LIMIT ?) AS put
      JOIN events ON events.room = put.room AND events.seq = put.place ORDER BY put.place
    `),
    changed: database.prepare(`
      SELECT DISTINCT reacted.target FROM events AS reacted JOIN events AS said
        ON said.room = reacted.room AND said.seq = reacted.target AND said.body IS NOT NULL
      WHERE reacted.room = ? AND reacted.seq > ? AND reacted.kind = 'reacted' AND reacted.target BETWEEN ? AND ?
    `),
    changes: database.prepare(`
      SELECT author, nick, extra ->> 'emoji' AS emoji, extra ->> 'on' AS "on" FROM events
      WHERE room = ? AND target = ? AND kind = 'reacted' AND seq <= ? ORDER BY seq
    `),
  }
}
