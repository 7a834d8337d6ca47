import type { RoomId } from '@papo/protocol'
import type { Appended, DeletedDraft, Draft, EditedDraft, MessageDraft } from '../../src/core/store/log.ts'
import type { PinnedDraft, ReactedDraft } from '../../src/core/store/log.ts'
import type { FileRecord } from '../../src/core/store/files.ts'
import type { MemberRecord } from '../../src/core/store/people.ts'
import type { RoomDraft, RoomRecord } from '../../src/core/store/rooms.ts'
import type { Store } from '../../src/core/store/store.ts'

/** A bound that nothing in a test reaches. */
export const unbounded = { events: 1_000_000, bytes: 1_000_000_000 }

/** Lari's message to a room. */
export function says(room: RoomId, text: string, key = text): MessageDraft {
  return { kind: 'message', room, author: 7, nick: 'lari', text, style: 'say', key }
}

/** Lari's other text for a message. */
export function edits(room: RoomId, target: number, text: string): EditedDraft {
  return { kind: 'edited', room, author: 7, nick: 'lari', target, text, maxVersions: 20 }
}

/** The end of a message's text. */
export function deletes(room: RoomId, target: number): DeletedDraft {
  return { kind: 'deleted', room, author: 7, nick: 'lari', target }
}

/** Lari's reaction to a message. */
export function reacts(room: RoomId, target: number, emoji = '👍'): ReactedDraft {
  return { kind: 'reacted', room, author: 7, nick: 'lari', target, emoji, on: true, maxKinds: 20 }
}

/** A message pinned, by one who knows the state events up to `after`. */
export function pins(room: RoomId, target: number, after: number): PinnedDraft {
  return { kind: 'pinned', room, author: 7, nick: 'lari', target, on: true, after }
}

/** A membership of one who has read nothing yet. */
export function member(user: number, room: RoomId, since = 1): MemberRecord {
  return { user, room, since, marker: { seq: 0, n: 0 }, notice: 'all' }
}

/** What became of drafts, in a word each: the place of those that have one. */
export function fates(appended: readonly Appended[]): (number | string)[] {
  return appended.map((one) => {
    if (one.type === 'appended') return one.seq
    return one.type === 'void' ? one.why : one.type
  })
}

/** The end of a room, as one sees it who knows its state events up to `after`. */
export function archives(room: RoomId, after: number): Draft {
  return { kind: 'archived', room, author: 7, nick: 'lari', after }
}

/** A room to be made, with a name that is its slug. */
export function openRoom(slug: string): RoomDraft {
  return { kind: 'open', name: slug, slug, isTemporary: true, maker: 7, nick: 'lari' }
}

/** A conversation to be made by the first of the pair. */
export function direct(low: number, high: number): RoomDraft {
  return { kind: 'direct', pair: [low, high], maker: low, nick: 'lari' }
}

/** Makes a room that must be new; answers its id. */
export async function makeRoom(store: Store, draft: RoomDraft | string): Promise<RoomId> {
  const made = await store.rooms.putRoom(typeof draft === 'string' ? openRoom(draft) : draft)
  if (made.type !== 'made') throw new Error('the room existed')
  return made.room.id
}

/** The texts of a room's messages, in order. */
export async function textsOf(store: Store, room: RoomId): Promise<string[]> {
  const events = await store.log.readLog(room, { after: 0, until: Infinity }, unbounded)
  return events.flatMap((event) => (event.kind === 'message' ? [event.text] : []))
}

/** A room that must exist. */
export async function recordOf(store: Store, room: RoomId): Promise<RoomRecord> {
  const record = await store.rooms.getRoom(room)
  if (record === undefined) throw new Error(`no room ${room}`)
  return record
}

/** Lari's file in a room: its id is its name made as long as an id is, its content its name too. */
export function fileOf(room: RoomId, name: string, more: Partial<FileRecord> = {}): FileRecord {
  const view = { id: name.padEnd(22, '-'), name, kind: 'file' as const, type: 'text/plain', size: 10 }
  return { view, hash: `hash of ${name}`, owner: 7, room, at: 1, ...more }
}

/** Lari's message that brings files. */
export function brings(room: RoomId, files: readonly FileRecord[], key?: string): MessageDraft {
  const { key: _, ...draft } = says(room, '')
  return { ...draft, ...(key !== undefined && { key }), files: files.map(({ view }) => view) }
}
