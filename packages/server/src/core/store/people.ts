import type { Marker, NoticeLevel, RoomId, UserId } from '@papo/protocol'

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
  /** Up to where he has read. */
  readonly marker: Marker
  /** What the room may tell him about. */
  readonly notice: NoticeLevel
}

/** Where a member has read to now. */
export interface MarkerRecord {
  readonly user: UserId
  readonly room: RoomId
  readonly marker: Marker
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
  /** Forgets tokens not seen since then, and of users who have no other their memberships and whom they ignored. */
  deleteTokens(seenBefore: number): Promise<void>
  /** Keeps a membership; an earlier one stays as it is. */
  putMember(member: MemberRecord): Promise<void>
  /** Moves markers of members; one that stands further stays, and who is no member has none. */
  putMarkers(markers: readonly MarkerRecord[]): Promise<void>
  /** Keeps what a room may tell its member about. */
  putNotice(user: UserId, room: RoomId, notice: NoticeLevel): Promise<void>
  /** Keeps that a user shows himself nothing of another one, or does again. */
  putIgnored(user: UserId, other: UserId, on: boolean): Promise<void>
  /** Whom a user shows himself nothing of. */
  listIgnored(user: UserId): Promise<readonly UserId[]>
  /** Ends a membership. */
  deleteMember(user: UserId, room: RoomId): Promise<void>
  /** The memberships of a user. */
  listMembers(user: UserId): Promise<readonly MemberRecord[]>
}
