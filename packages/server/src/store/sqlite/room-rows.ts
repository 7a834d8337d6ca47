import type { RoomId, RoomKind, Seq, UserId } from '@papo/protocol'
import type { RoomRecord } from '../../core/store/rooms.ts'

/** A room as SQL answers it with `selectRooms`. */
interface RoomRow {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  readonly slug: string
  readonly isTemporary: number
  readonly maker: UserId
  readonly pairLow: UserId | null
  readonly pairHigh: UserId | null
  readonly emptySince: number | null
  readonly head: Seq
  readonly stateSeq: Seq
  readonly n: number
  readonly lastAt: number
  readonly nickLow: string | null
  readonly nickHigh: string | null
}

/** Selects rooms with where their logs stand; a WHERE clause follows. */
export const selectRooms = `
  SELECT rooms.id, rooms.kind, name, slug, is_temporary AS isTemporary, maker, pair_low AS pairLow, pair_high AS pairHigh,
    empty_since AS emptySince, newest.seq AS head, state_seq AS stateSeq, newest.n,
    coalesce((
      SELECT at FROM events AS said WHERE said.room = rooms.id AND said.kind = 'message' ORDER BY said.seq DESC LIMIT 1
    ), 0) AS lastAt,
    (SELECT nick FROM users WHERE users.id = pair_low) AS nickLow,
    (SELECT nick FROM users WHERE users.id = pair_high) AS nickHigh
  FROM rooms JOIN events AS newest
    ON newest.room = rooms.id AND newest.seq = (SELECT max(seq) FROM events WHERE events.room = rooms.id)
`

/** Turns a row of `selectRooms` into the room's record. */
export function toRoom(row: Record<string, unknown>): RoomRecord {
  const { id, kind, name, slug, maker, head, stateSeq, n, lastAt, ...rest } = row as unknown as RoomRow
  return {
    ...{ id, kind, name, slug, isTemporary: rest.isTemporary === 1, maker, head, stateSeq, n, lastAt },
    ...(rest.pairLow !== null &&
      rest.pairHigh !== null && {
        pair: [rest.pairLow, rest.pairHigh] as const,
        nicks: [rest.nickLow ?? '', rest.nickHigh ?? ''] as const,
      }),
    ...(rest.emptySince !== null && { emptySince: rest.emptySince }),
  }
}
