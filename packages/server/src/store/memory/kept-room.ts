import type { CreatedEvent, Event, MessageEvent, RoomId } from '@papo/protocol'
import type { RoomDraft, RoomRecord } from '../../core/store/rooms.ts'

/** A room in memory: its record and its whole log. */
export interface KeptRoom {
  record: RoomRecord
  isArchived: boolean
  readonly events: Event[]
}

/** What the parts of the memory store share. */
export interface Kept {
  readonly rooms: Map<RoomId, KeptRoom>
  /** The messages by `keyOf`. */
  readonly keys: Map<string, MessageEvent>
}

/** The name of a message among all of its author's and everybody's. */
export function keyOf(author: number, key: string): string {
  return `${author} ${key}`
}

/** The room that a draft makes, with its first event. */
export function makeRoom(id: RoomId, draft: RoomDraft, at: number): { room: KeptRoom; event: CreatedEvent } {
  const event: CreatedEvent = { kind: 'created', room: id, seq: 1, at, author: draft.maker, nick: draft.nick }
  return { room: { record: firstRecord(id, draft), isArchived: false, events: [event] }, event }
}

function firstRecord(id: RoomId, draft: RoomDraft): RoomRecord {
  const start = { id, maker: draft.maker, head: 1, stateSeq: 1, n: 0 }
  if (draft.kind === 'direct')
    return { ...start, kind: 'direct', name: '', slug: '', isTemporary: false, pair: draft.pair }
  return { ...start, kind: 'open', name: draft.name, slug: draft.slug, isTemporary: draft.isTemporary }
}
