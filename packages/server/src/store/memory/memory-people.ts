import type { NoticeLevel, RoomId, UserId } from '@papo/protocol'
import type { MarkerRecord, MemberRecord, People, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { Kept } from './kept-room.ts'

interface KeptToken {
  readonly user: UserId
  readonly seenAt: number
}

/** The records of users in memory. */
export class MemoryPeople implements People {
  readonly #kept: Kept
  readonly #tokens = new Map<string, KeptToken>()
  readonly #ignored = new Map<UserId, ReadonlySet<UserId>>()
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
    this.#kept.nicks.set(user.id, user.nick)
  }

  async putToken(token: TokenRecord): Promise<void> {
    this.#kept.nicks.set(token.user.id, token.user.nick)
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
    for (const user of forgotten) this.#ignored.delete(user)
  }

  async putMember(member: MemberRecord): Promise<void> {
    if (!this.#kept.rooms.has(member.room)) return
    if (this.#members.some((other) => isSame(other, member))) return
    this.#members = [...this.#members, member]
  }

  async putMarkers(markers: readonly MarkerRecord[]): Promise<void> {
    for (const { marker, ...place } of markers) {
      this.#members = this.#members.map((member) =>
        isSame(member, place) && member.marker.seq < marker.seq ? { ...member, marker } : member,
      )
    }
  }

  async putNotice(user: UserId, room: RoomId, notice: NoticeLevel): Promise<void> {
    this.#members = this.#members.map((member) => (isSame(member, { user, room }) ? { ...member, notice } : member))
  }

  async putIgnored(user: UserId, other: UserId, on: boolean): Promise<void> {
    const others = new Set(this.#ignored.get(user))
    if (on) others.add(other)
    else others.delete(other)
    this.#ignored.set(user, others)
  }

  async listIgnored(user: UserId): Promise<readonly UserId[]> {
    return [...(this.#ignored.get(user) ?? [])].toSorted((a, b) => a - b)
  }

  async deleteMember(user: UserId, room: RoomId): Promise<void> {
    this.#members = this.#members.filter((member) => !isSame(member, { user, room }))
  }

  async listMembers(user: UserId): Promise<readonly MemberRecord[]> {
    return this.#members.filter((member) => member.user === user && this.#kept.rooms.has(member.room))
  }

  #record(digest: string, token: KeptToken): TokenRecord {
    return { digest, user: { id: token.user, nick: this.#kept.nicks.get(token.user) ?? '' }, seenAt: token.seenAt }
  }
}

function isSame(member: MemberRecord, place: { readonly user: UserId; readonly room: RoomId }): boolean {
  return member.user === place.user && member.room === place.room
}
