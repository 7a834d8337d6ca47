import type { NoticeLevel, RoomId, UserId } from '@papo/protocol'
import type { DatabaseSync } from 'node:sqlite'
import type { MarkerRecord, MemberRecord, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { Transaction } from './transaction.ts'

/** That a user ignores another one, or does no more. */
export interface Ignoring {
  readonly user: UserId
  readonly other: UserId
  readonly on: boolean
}

/** Writes the records of users. */
export class PeopleWriter {
  readonly #transaction: Transaction
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: DatabaseSync, transaction: Transaction) {
    this.#transaction = transaction
    this.#statements = prepare(database)
  }

  /** Takes ids that no user ever had; answers the first. */
  takeIds(count: number): UserId {
    return this.#transaction.run(() => {
      const { next } = this.#statements.takeIds.get(count) as { next: number }
      return next - count
    })
  }

  /** Keeps a user, or his new nick. */
  putUser({ id, nick }: UserRecord): void {
    this.#transaction.run(() => this.#statements.putUser.run(id, nick))
  }

  /** Keeps a token and its user, or when he was last seen. */
  putToken({ digest, user, seenAt }: TokenRecord): void {
    this.#transaction.run(() => {
      this.#statements.putUser.run(user.id, user.nick)
      this.#statements.putToken.run(digest, user.id, seenAt)
    })
  }

  /** Forgets old tokens, and of users who have no other the memberships and whom they ignored. */
  deleteTokens(seenBefore: number): void {
    this.#transaction.run(() => {
      for (const statement of this.#statements.forget) statement.run(seenBefore, seenBefore)
      this.#statements.deleteTokens.run(seenBefore)
    })
  }

  /** Keeps a membership of a room that exists; an earlier one stays as it is. */
  putMember({ user, room, since, marker, notice }: MemberRecord): void {
    this.#transaction.run(() => this.#statements.putMember.run(user, since, marker.seq, marker.n, notice, room))
  }

  /** Moves markers of members forward. */
  putMarkers(markers: readonly MarkerRecord[]): void {
    this.#transaction.run(() => {
      for (const { user, room, marker } of markers)
        this.#statements.putMarker.run(marker.seq, marker.n, user, room, marker.seq)
    })
  }

  /** Keeps what a room may tell its member about. */
  putNotice(user: UserId, room: RoomId, notice: NoticeLevel): void {
    this.#transaction.run(() => this.#statements.putNotice.run(notice, user, room))
  }

  /** Keeps whether a user ignores another one. */
  putIgnored({ user, other, on }: Ignoring): void {
    const statement = on ? this.#statements.putIgnored : this.#statements.deleteIgnored
    this.#transaction.run(() => statement.run(user, other))
  }

  /** Ends a membership. */
  deleteMember(user: UserId, room: RoomId): void {
    this.#transaction.run(() => this.#statements.deleteMember.run(user, room))
  }
}

function prepare(database: DatabaseSync) {
  return {
    takeIds: database.prepare(
      `UPDATE settings SET value = CAST(value AS INTEGER) + CAST(? AS INTEGER) WHERE name = 'next_user' RETURNING CAST(value AS INTEGER) AS next`,
    ),
    putUser: database.prepare(
      'INSERT INTO users (id, nick) VALUES (?, ?) ON CONFLICT DO UPDATE SET nick = excluded.nick',
    ),
    putToken: database.prepare(`
      INSERT INTO tokens (digest, user, seen_at) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET user = excluded.user, seen_at = excluded.seen_at
    `),
    forget: ['members', 'ignored'].map((table) =>
      database.prepare(`
        DELETE FROM ${table} WHERE user IN (SELECT user FROM tokens WHERE seen_at < ?)
          AND user NOT IN (SELECT user FROM tokens WHERE seen_at >= ?)
      `),
    ),
    deleteTokens: database.prepare('DELETE FROM tokens WHERE seen_at < ?'),
    putMember: database.prepare(`
      INSERT INTO members (user, since, marker_seq, marker_n, notice, room) SELECT ?, ?, ?, ?, ?, id FROM rooms WHERE id = ?
      ON CONFLICT DO NOTHING
    `),
    putMarker: database.prepare(
      'UPDATE members SET marker_seq = ?, marker_n = ? WHERE user = ? AND room = ? AND marker_seq < ?',
    ),
    putNotice: database.prepare('UPDATE members SET notice = ? WHERE user = ? AND room = ?'),
    putIgnored: database.prepare('INSERT INTO ignored (user, other) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    deleteIgnored: database.prepare('DELETE FROM ignored WHERE user = ? AND other = ?'),
    deleteMember: database.prepare('DELETE FROM members WHERE user = ? AND room = ?'),
  }
}
