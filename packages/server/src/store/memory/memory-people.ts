import type { RoomId, UserId } from '@papo/protocol'
import type { MemberRecord, People, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { Kept } from './kept-room.ts'

interface KeptToken {
  readonly user: UserId
  readonly seenAt: number
}

/** The records of users in memory. */
export class MemoryPeople implements People {
  readonly #kept: Kept
  readonly #nicks = new Map<UserId, string>()
  readonly #tokens = new Map<string, KeptToken>()
  #members: readonly MemberRecord[] = []
  #nextId = 1

  constructor(kept: Kept) {
    this.#kept = kept
  }

  async takeIds(count: number): Promise<UserId> {
    const first = this.#nextId
    this.#nextId += count
    return first
  }

  async putUser(user: UserRecord): Promise<void> {
    this.#nicks.set(user.id, user.nick)
  }

  async putToken(token: TokenRecord): Promise<void> {
    this.#nicks.set(token.user.id, token.user.nick)
    this.#tokens.set(token.digest, { user: token.user.id, seenAt: token.seenAt })
  }

  async getToken(digest: string): Promise<TokenRecord | undefined> {
    const token = this.#tokens.get(digest)
    return token && this.#record(digest, token)
  }

  async listTokens(seenSince: number): Promise<readonly TokenRecord[]> {
    const seen = [...this.#tokens].filter(([, token]) => token.seenAt >= seenSince)
    return seen.map(([digest, token]) => this.#record(digest, token))
  }

  async deleteTokens(seenBefore: number): Promise<void> {
    const old = [...this.#tokens].filter(([, token]) => token.seenAt < seenBefore)
    for (const [digest] of old) this.#tokens.delete(digest)
    const proved = new Set([...this.#tokens.values()].map((token) => token.user))
    const forgotten = new Set(old.map(([, token]) => token.user).filter((user) => !proved.has(user)))
    this.#members = this.#members.filter((member) => !forgotten.has(member.user))
  }

  async putMember(member: MemberRecord): Promise<void> {
    if (!this.#kept.rooms.has(member.room)) return
    const before = this.#members.find((other) => other.user === member.user && other.room === member.room)
    const since = Math.min(member.since, before?.since ?? member.since)
    this.#members = [...this.#members.filter((other) => other !== before), { ...member, since }]
  }

  async deleteMember(user: UserId, room: RoomId): Promise<void> {
    this.#members = this.#members.filter((member) => member.user !== user || member.room !== room)
  }

  async listMembers(user: UserId): Promise<readonly MemberRecord[]> {
    return this.#members.filter((member) => member.user === user && this.#kept.rooms.has(member.room))
  }

  #record(digest: string, token: KeptToken): TokenRecord {
    return { digest, user: { id: token.user, nick: this.#nicks.get(token.user) ?? '' }, seenAt: token.seenAt }
  }
}
