import type { MessageEvent } from '@papo/protocol'
import type { FileRecord } from '../../core/store/files.ts'
import type {
  Appended,
  ArchivedDraft,
  DeletedDraft,
  Draft,
  EditedDraft,
  MessageDraft,
  PinnedDraft,
  ReactedDraft,
} from '../../core/store/log.ts'
import { messageAt, reactorsOf } from './kept-messages.ts'
import { keyOf, type Kept, type KeptEvent, type KeptRoom } from './kept-room.ts'

/** Appends a draft; `now` is the clock when it was given. */
export function appendDraft(kept: Kept, draft: Draft, now: number): Appended {
  const room = kept.rooms.get(draft.room)
  if (room === undefined) return { type: 'gone' }
  const at = Math.max(now, room.events.at(-1)?.at ?? now)
  switch (draft.kind) {
    case 'message':
      return appendMessage(kept, { room, at }, draft)
    case 'archived':
      return appendArchived({ room, at }, draft)
    case 'pinned':
      return appendPinned({ room, at }, draft)
    default:
      return appendChange(kept, { room, at }, draft)
  }
}

/** Where and when a draft is appended. */
interface Place {
  readonly room: KeptRoom
  readonly at: number
}

function appendMessage(kept: Kept, { room, at }: Place, draft: MessageDraft): Appended {
  const { mentions = [], ...said } = draft
  const name = draft.key === undefined ? undefined : keyOf(draft.author, draft.key)
  const first = name === undefined ? undefined : kept.keys.get(name)
  if (first !== undefined) return { type: 'repeated', ...first }
  if (said.reply && !isStanding(room, said.reply.seq)) return { type: 'void', why: 'missing' }
  const brought = (draft.files ?? []).map(({ id }) => kept.files.get(id))
  if (!brought.every((file) => isFree(file, draft))) return { type: 'void', why: 'files' }
  const { head, n: before } = room.record
  const [seq, n] = [head + 1, before + 1]
  for (const view of draft.files ?? []) kept.files.set(view.id, { ...kept.files.get(view.id)!, view, seq })
  room.events.push({ ...said, ...(mentions.length > 0 && { mentions }), seq, at, n })
  if (name !== undefined) kept.keys.set(name, { room: draft.room, seq, at })
  room.record = { ...room.record, head: seq, n, lastAt: at }
  return { type: 'appended', seq, at, n }
}

/** Whether a file is its author's, in this room, and no message's yet. */
function isFree(file: FileRecord | undefined, { author, room }: MessageDraft): boolean {
  return file?.owner === author && file.room === room && file.seq === undefined
}

function isStanding(room: KeptRoom, seq: number): boolean {
  const message = messageAt(room, seq)
  return message !== undefined && !message.deleted
}

function appendArchived({ room, at }: Place, { after, ...said }: ArchivedDraft): Appended {
  if (room.record.stateSeq > after) return { type: 'conflict' }
  room.isArchived = true
  return pushState(room, { ...said, seq: room.record.head + 1, at })
}

function appendPinned({ room, at }: Place, { after, ...said }: PinnedDraft): Appended {
  if (room.record.stateSeq > after) return { type: 'conflict' }
  const message = messageAt(room, said.target)
  if (message === undefined || message.deleted) return { type: 'void', why: 'missing' }
  if (room.pins.has(said.target) === said.on) return { type: 'void', why: 'same' }
  if (said.on) room.pins.add(said.target)
  else room.pins.delete(said.target)
  return pushState(room, { ...said, seq: room.record.head + 1, at })
}

type ChangeDraft = EditedDraft | DeletedDraft | ReactedDraft

function appendChange(kept: Kept, { room, at }: Place, draft: ChangeDraft): Appended {
  const message = messageAt(room, draft.target)
  if (message === undefined || message.deleted) return { type: 'void', why: 'missing' }
  if (draft.kind === 'edited') return edit({ room, at }, message, draft)
  if (draft.kind === 'reacted') return react({ room, at }, draft)
  for (const { id } of message.files ?? []) kept.files.delete(id)
  return erase({ room, at }, message, draft)
}

function edit({ room, at }: Place, message: MessageEvent, draft: EditedDraft): Appended {
  if (message.text === draft.text) return { type: 'void', why: 'same' }
  const { text, mentions = [], maxVersions, ...said } = draft
  const { mentions: _, ...rest } = message
  const versions = [...(room.versions.get(message.seq) ?? []), { text: message.text, at: message.edited ?? message.at }]
  room.versions.set(message.seq, versions.length > maxVersions ? versions.toSpliced(1, 1) : versions)
  room.events[message.seq - 1] = { ...rest, text, edited: at, ...(mentions.length > 0 && { mentions }) }
  return push(room, { ...said, seq: room.record.head + 1, at })
}

function erase({ room, at }: Place, message: MessageEvent, draft: DeletedDraft): Appended {
  const { reply: _reply, mentions: _mentions, all: _all, edited: _edited, files: _files, ...rest } = message
  room.events[message.seq - 1] = { ...rest, text: '', deleted: true }
  room.versions.delete(message.seq)
  room.pins.delete(message.seq)
  return push(room, { ...draft, seq: room.record.head + 1, at })
}

function react({ room, at }: Place, { maxKinds, ...said }: ReactedDraft): Appended {
  const kinds = reactorsOf(room, said.target, room.record.head)
  const isOn = kinds.get(said.emoji)?.has(said.author) === true
  if (isOn === said.on) return { type: 'void', why: 'same' }
  if (said.on && !kinds.has(said.emoji) && kinds.size >= maxKinds) return { type: 'void', why: 'full' }
  return push(room, { ...said, seq: room.record.head + 1, at })
}

function push(room: KeptRoom, event: KeptEvent): Appended {
  room.events.push(event)
  room.record = { ...room.record, head: event.seq }
  return { type: 'appended', seq: event.seq, at: event.at, n: room.record.n }
}

function pushState(room: KeptRoom, event: KeptEvent): Appended {
  room.record = { ...room.record, stateSeq: event.seq }
  return push(room, event)
}
