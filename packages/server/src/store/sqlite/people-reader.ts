import type { Marker, UserId } from '@papo/protocol'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { MemberRecord, TokenRecord } from '../../core/store/people.ts'

const selectTokens = `
  SELECT digest, user, nick, seen_at AS seenAt FROM tokens JOIN users ON users.id = tokens.user
`

/** Reads the records of users. */
export class PeopleReader {
  readonly #getToken: StatementSync
  readonly #listTokens: StatementSync
  readonly #listMembers: StatementSync
  readonly #listIgnored: StatementSync

  constructor(database: DatabaseSync) {
    this.#getToken = database.prepare(`${selectTokens} WHERE digest = ?`)
    this.#listTokens = database.prepare(`${selectTokens} WHERE seen_at >= ?`)
    this.#listMembers = database.prepare(`
      SELECT user, room, since, marker_seq AS seq, marker_n AS n, notice FROM members WHERE user = ?
    `)
    this.#listIgnored = database.prepare('SELECT other FROM ignored WHERE user = ? ORDER BY other')
  }

  /** The token with this digest. */
  getToken(digest: string): TokenRecord | undefined {
    const row = this.#getToken.get(digest)
    return row && toToken(row)
  }

  /** The tokens seen since then. */
  listTokens(seenSince: number): readonly TokenRecord[] {
    return this.#listTokens.all(seenSince).map(toToken)
  }

  /** The memberships of a user. */
  listMembers(user: UserId): readonly MemberRecord[] {
    return this.#listMembers.all(user).map(toMember)
  }

  /** Whom a user ignores. */
  listIgnored(user: UserId): readonly UserId[] {
    return this.#listIgnored.all(user).map((row) => Number(row['other']))
  }
}

function toToken(row: Record<string, unknown>): TokenRecord {
  const { digest, user, nick, seenAt } = row as { digest: string; user: UserId; nick: string; seenAt: number }
  return { digest, user: { id: user, nick }, seenAt }
}

function toMember(row: Record<string, unknown>): MemberRecord {
  const { user, room, since, seq, n, notice } = row as unknown as Omit<MemberRecord, 'marker'> & Marker
  return { user, room, since, marker: { seq, n }, notice }
}
