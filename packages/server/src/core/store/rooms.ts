import type { CreatedEvent, RoomId, RoomKind, Seq, UserId } from '@papo/protocol'
import type { ContentHash } from '../files.ts'

/** A room as the store keeps it, with where its log stands. */
export interface RoomRecord {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  /** Unique among open rooms that are not archived. */
  readonly slug: string
  /** Whether it leaves the lists when nobody was there for a while. */
  readonly isTemporary: boolean
  readonly maker: UserId
  /** The two users of a direct room, the smaller id first. */
  readonly pair?: readonly [UserId, UserId]
  /** Since when nobody is there, milliseconds UTC; undefined while somebody is, or was when the server died. */
  readonly emptySince?: number
  readonly head: Seq
  /** The seq of its newest state event. */
  readonly stateSeq: Seq
  /** How many messages its log has had. */
  readonly n: number
  /** When its newest message was said, milliseconds UTC; 0 where there is none. */
  readonly lastAt: number
  /** The nicks of a direct room's two users as they are now, in the order of `pair`. */
  readonly nicks?: readonly [string, string]
}

/** A room to be made. */
export type RoomDraft =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly slug: string
      readonly isTemporary: boolean
      readonly maker: UserId
      readonly nick: string
    }
  | { readonly kind: 'direct'; readonly pair: readonly [UserId, UserId]; readonly maker: UserId; readonly nick: string }

/** What became of a room draft: the room with its first event, or the one that has its slug or pair. */
export type Made =
  | { readonly type: 'made'; readonly room: RoomRecord; readonly event: CreatedEvent }
  | { readonly type: 'exists'; readonly room: RoomRecord }

/** The rooms' records. Ids are never reused. */
export interface Rooms {
  /** The open rooms that are not archived, oldest first. */
  listRooms(): Promise<readonly RoomRecord[]>
  /** The conversation of two users. */
  getDirect(pair: readonly [UserId, UserId]): Promise<RoomRecord | undefined>
  /** The conversations of a user, the one spoken in last first; at most `limit`. */
  listDirect(user: UserId, limit: number): Promise<readonly RoomRecord[]>
  /** Any room, archived ones too. */
  getRoom(id: RoomId): Promise<RoomRecord | undefined>
  /** Makes a room and appends `created`, durably, in one transaction; slug and pair are unique. */
  putRoom(draft: RoomDraft): Promise<Made>
  /** Notes since when nobody is in each room (undefined: somebody is). */
  putEmptySince(rooms: readonly { readonly id: RoomId; readonly emptySince: number | undefined }[]): Promise<void>
  /** Deletes a room, its whole log and the records of its files; answers the contents of these, each once, in order. */
  deleteRoom(id: RoomId): Promise<readonly ContentHash[]>
}
