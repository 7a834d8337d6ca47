import type { CreatedEvent, EditedEvent, Event, FileId, RoomId, Seq, UserId } from '@papo/protocol'
import type { FileRecord } from '../../core/store/files.ts'
import type { Version } from '../../core/store/log.ts'
import type { RoomDraft, RoomRecord } from '../../core/store/rooms.ts'

/** An event as it is kept: an edited one has no text of its own, it is read back with its target's. */
export type KeptEvent = Exclude<Event, EditedEvent> | Omit<EditedEvent, 'text' | 'mentions'>

/** A room in memory: its record and its whole log. */
export interface KeptRoom {
  record: RoomRecord
  isArchived: boolean
  /** The event with seq 1 comes first. */
  readonly events: KeptEvent[]
  /** The older texts of messages, by seq, oldest first. */
  readonly versions: Map<Seq, readonly Version[]>
  /** The pinned messages, the one pinned last at the end. */
  readonly pins: Set<Seq>
}

/** Where the first message with a key stands. */
export interface KeptPlace {
  readonly room: RoomId
  readonly seq: Seq
  readonly at: number
}

/** What the parts of the memory store share. */
export interface Kept {
  readonly rooms: Map<RoomId, KeptRoom>
  /** The messages by `keyOf`. */
  readonly keys: Map<string, KeptPlace>
  readonly nicks: Map<UserId, string>
  /** The records of files, in the order in which they were uploaded. */
  readonly files: Map<FileId, FileRecord>
}

/** The name of a message among all of its author's and everybody's. */
export function keyOf(author: number, key: string): string {
  return `${author} ${key}`
}

/** The room that a draft makes, with its first event. */
export function makeRoom(id: RoomId, draft: RoomDraft, at: number): { room: KeptRoom; event: CreatedEvent } {
  const event: CreatedEvent = { kind: 'created', room: id, seq: 1, at, author: draft.maker, nick: draft.nick }
  const record = firstRecord(id, draft)
  return { room: { record, isArchived: false, events: [event], versions: new Map(), pins: new Set() }, event }
}

function firstRecord(id: RoomId, draft: RoomDraft): RoomRecord {
  const start = { id, maker: draft.maker, head: 1, stateSeq: 1, n: 0, lastAt: 0 }
  if (draft.kind === 'direct')
    return { ...start, kind: 'direct', name: '', slug: '', isTemporary: false, pair: draft.pair }
  return { ...start, kind: 'open', name: draft.name, slug: draft.slug, isTemporary: draft.isTemporary }
}
