import type { Event, MessageStyle, Page, RoomId, Seq, UserId } from '@papo/protocol'

/** An event before the store gave it its position. */
export type Draft = MessageDraft | ArchivedDraft

interface DraftBase {
  readonly room: RoomId
  readonly author: UserId
  readonly nick: string
}

/** Something to be said. */
export interface MessageDraft extends DraftBase {
  readonly kind: 'message'
  readonly text: string
  readonly style: MessageStyle
  /** The client's name for it, never empty, unique per author for ever; who can't say it twice, on a line, gives none. */
  readonly key?: string
}

/** A temporary room's end; refused when another state event came after `after`. */
export interface ArchivedDraft extends DraftBase {
  readonly kind: 'archived'
  readonly after: Seq
}

/**
 * What became of a draft: its place, the place of the first one with that key (`repeated`: its `kind` and text
 * stand there, not the draft's; the room is the first one's, too), `conflict` with a state event that came between, or `gone`: no such room.
 */
export type Appended =
  | { readonly type: 'appended'; readonly seq: Seq; readonly at: number; readonly n: number }
  | { readonly type: 'repeated'; readonly room: RoomId; readonly seq: Seq; readonly at: number }
  | { readonly type: 'conflict' }
  | { readonly type: 'gone' }

/** How much of a log one read may bring. */
export interface ReadBound {
  readonly events: number
  /** Bytes of text, about; at least one event is read whatever its size. */
  readonly bytes: number
}

/** The rooms' logs. An event read once reads the same for ever, but for what an edit or a deletion took away. */
export interface Log {
  /**
   * Commits drafts in order, all in one transaction, and resolves when they would survive a power cut.
   * A repeated key, a conflict or a missing room uses no seq and hurts no other draft.
   * `at` never goes back within a room. Rejects (`StorageError`) only when nothing of the batch is on disk.
   */
  append(drafts: readonly Draft[]): Promise<readonly Appended[]>
  /** Events of a room with `after < seq <= until`, in order, up to the bound. */
  readLog(
    room: RoomId,
    range: { readonly after: Seq; readonly until: Seq },
    bound: ReadBound,
  ): Promise<readonly Event[]>
  /** The newest `limit` messages with `seq < before`, oldest first, as they stand; `asOf` is `before - 1`. */
  readPage(room: RoomId, before: Seq, limit: number): Promise<Page>
}
