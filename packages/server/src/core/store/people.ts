import type { RoomId, UserId } from '@papo/protocol'

/** A user as the store keeps him. */
export interface UserRecord {
  readonly id: UserId
  readonly nick: string
}

/** A guest's token, by its digest. */
export interface TokenRecord {
  readonly digest: string
  readonly user: UserRecord
  /** Milliseconds UTC of the last time that he was seen. */
  readonly seenAt: number
}

/** A user's membership of a room. */
export interface MemberRecord {
  readonly user: UserId
  readonly room: RoomId
  /** Milliseconds UTC. */
  readonly since: number
}

/** The records of users. */
export interface People {
  /** Takes `count` ids that no user ever had; answers the first. */
  takeIds(count: number): Promise<UserId>
  /** Keeps a user, or his new nick. */
  putUser(user: UserRecord): Promise<void>
  /** Keeps a token and its user, or when he was last seen. */
  putToken(token: TokenRecord): Promise<void>
  /** The token with this digest. */
  getToken(digest: string): Promise<TokenRecord | undefined>
  /** The tokens seen since then, milliseconds UTC: their nicks are kept. */
  listTokens(seenSince: number): Promise<readonly TokenRecord[]>
  /** Forgets tokens not seen since then, with their memberships. */
  deleteTokens(seenBefore: number): Promise<void>
  /** Keeps a membership; an earlier `since` stays. */
  putMember(member: MemberRecord): Promise<void>
  /** Ends a membership. */
  deleteMember(user: UserId, room: RoomId): Promise<void>
  /** The memberships of a user. */
  listMembers(user: UserId): Promise<readonly MemberRecord[]>
}
