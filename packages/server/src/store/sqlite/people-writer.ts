import type { RoomId, UserId } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { MemberRecord, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { Transaction } from './transaction.ts'

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

  /** Forgets old tokens, and the memberships of users who have no other. */
  deleteTokens(seenBefore: number): void {
    this.#transaction.run(() => {
      this.#statements.deleteMembers.run(seenBefore, seenBefore)
      this.#statements.deleteTokens.run(seenBefore)
    })
  }

  /** Keeps a membership of a room that exists. */
  putMember({ user, room, since }: MemberRecord): void {
    this.#transaction.run(() => this.#statements.putMember.run(user, since, room))
  }

  /** Ends a membership. */
  deleteMember(user: UserId, room: RoomId): void {
    this.#transaction.run(() => this.#statements.deleteMember.run(user, room))
  }
}

function prepare(
  database: DatabaseSync,
): Record<
  'takeIds' | 'putUser' | 'putToken' | 'deleteMembers' | 'deleteTokens' | 'putMember' | 'deleteMember',
  StatementSync
> {
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
    deleteMembers: database.prepare(`
      DELETE FROM members WHERE user IN (SELECT user FROM tokens WHERE seen_at < ?)
        AND user NOT IN (SELECT user FROM tokens WHERE seen_at >= ?)
    `),
    deleteTokens: database.prepare('DELETE FROM tokens WHERE seen_at < ?'),
    putMember: database.prepare(`
      INSERT INTO members (user, since, room) SELECT ?, ?, id FROM rooms WHERE id = ?
      ON CONFLICT DO UPDATE SET since = min(since, excluded.since)
    `),
    deleteMember: database.prepare('DELETE FROM members WHERE user = ? AND room = ?'),
  }
}
