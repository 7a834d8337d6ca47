import type { Event, FileView, MessageStyle, MessageView, Page, ReplyTo, RoomId, Seq, UserId } from '@papo/protocol'

/** An event before the store gave it its position. */
export type Draft = MessageDraft | EditedDraft | DeletedDraft | ReactedDraft | PinnedDraft | ArchivedDraft

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
  readonly reply?: ReplyTo
  /** What it brings; the records of these files become the message's in the same transaction. */
  readonly files?: readonly FileView[]
  /** Whom it names: each gets a row to find it by, in the same transaction. */
  readonly mentions?: readonly UserId[]
  /** It calls everybody: one row of the room. */
  readonly all?: true
}

/** Another text for a message; the one until now is kept as a version, of which the oldest but the first goes. */
export interface EditedDraft extends DraftBase {
  readonly kind: 'edited'
  readonly target: Seq
  readonly text: string
  readonly mentions?: readonly UserId[]
  readonly maxVersions: number
}

/** The end of a message's text: row, versions, reactions, mentions and pin are emptied in the same transaction. */
export interface DeletedDraft extends DraftBase {
  readonly kind: 'deleted'
  readonly target: Seq
}

/** A reaction put to a message, or taken back. */
export interface ReactedDraft extends DraftBase {
  readonly kind: 'reacted'
  readonly target: Seq
  readonly emoji: string
  readonly on: boolean
  readonly maxKinds: number
}

/** A message pinned to its room, or unpinned; refused when another state event came after `after`. */
export interface PinnedDraft extends DraftBase {
  readonly kind: 'pinned'
  readonly target: Seq
  readonly on: boolean
  readonly after: Seq
}

/** A temporary room's end; refused when another state event came after `after`. */
export interface ArchivedDraft extends DraftBase {
  readonly kind: 'archived'
  readonly after: Seq
}

/**
 * What became of a draft: its place, the place of the first one with that key (`repeated`: its `kind` and text
 * stand there, not the draft's; the room is the first one's, too), `conflict` with a state event that came between,
 * `gone`: no such room, or `void`: its target, or what it answers, is no message or deleted (`missing`), it is so
 * already (`same`), it would be one kind of reaction too many (`full`), or a file that it brings is none of its
 * author's in this room, or another message's (`files`).
 */
export type Appended =
  | { readonly type: 'appended'; readonly seq: Seq; readonly at: number; readonly n: number }
  | { readonly type: 'repeated'; readonly room: RoomId; readonly seq: Seq; readonly at: number }
  | { readonly type: 'conflict' }
  | { readonly type: 'gone' }
  | { readonly type: 'void'; readonly why: 'missing' | 'same' | 'full' | 'files' }

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
  /**
   * At most `limit` messages as they stand, oldest first: those before a seq, after it, or around it,
   * at most up to `asOf`, to which the caller has folded the room. `viewer`: whose own reactions are marked.
   */
  readPage(room: RoomId, place: PagePlace, viewer: UserId): Promise<Page>
  /** A message as it stands; undefined where there is none at this seq. */
  readMessage(room: RoomId, seq: Seq): Promise<MessageView | undefined>
  /** The older texts of a message, oldest first. */
  readVersions(room: RoomId, seq: Seq): Promise<readonly Version[]>
  /** The pinned messages of a room, the one pinned last first. `viewer`: whose own reactions are marked. */
  listPins(room: RoomId, viewer: UserId): Promise<readonly MessageView[]>
  /** The seqs after `after` of messages that call a user, by name or all of the room, oldest first; not his own. */
  listMentions(
    user: UserId,
    room: RoomId,
    range: { readonly after: Seq; readonly limit: number },
  ): Promise<readonly Seq[]>
}

/** Which messages a page holds. */
export type PagePlace = { readonly limit: number; readonly asOf: Seq } & (
  | { readonly before: Seq }
  | { readonly after: Seq }
  | { readonly around: Seq }
)

/** A text that a message had; `at` is when it was said. */
export interface Version {
  readonly text: string
  readonly at: number
}
