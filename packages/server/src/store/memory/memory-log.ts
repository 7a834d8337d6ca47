import type { Event, MessageEvent, Page, RoomId, Seq } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { Appended, ArchivedDraft, Draft, Log, MessageDraft, ReadBound } from '../../core/store/log.ts'
import { takeBounded } from '../event-bound.ts'
import { keyOf, type Kept, type KeptRoom } from './kept-room.ts'

/** The logs in memory: what the contract says, in the plainest way. */
export class MemoryLog implements Log {
  readonly #kept: Kept
  readonly #clock: Pick<Clock, 'now'>

  constructor(kept: Kept, clock: Pick<Clock, 'now'>) {
    this.#kept = kept
    this.#clock = clock
  }

  async append(drafts: readonly Draft[]): Promise<readonly Appended[]> {
    const now = this.#clock.now()
    return drafts.map((draft) => this.#appendOne(draft, now))
  }

  async readLog(
    room: RoomId,
    range: { readonly after: Seq; readonly until: Seq },
    bound: ReadBound,
  ): Promise<readonly Event[]> {
    const events = this.#kept.rooms.get(room)?.events ?? []
    return takeBounded(events.slice(range.after, range.until), bound)
  }

  async readPage(room: RoomId, before: Seq, limit: number): Promise<Page> {
    const events = this.#kept.rooms.get(room)?.events ?? []
    const older = events.slice(0, before - 1).filter((event) => event.kind === 'message')
    const start = Math.max(0, older.length - limit)
    return { messages: older.slice(start), asOf: before - 1, more: start > 0 }
  }

  #appendOne(draft: Draft, now: number): Appended {
    const room = this.#kept.rooms.get(draft.room)
    if (room === undefined) return { type: 'gone' }
    const at = Math.max(now, room.events.at(-1)?.at ?? now)
    return draft.kind === 'message' ? this.#appendMessage(room, draft, at) : appendArchived(room, draft, at)
  }

  #appendMessage(room: KeptRoom, draft: MessageDraft, at: number): Appended {
    const name = draft.key === undefined ? undefined : keyOf(draft.author, draft.key)
    const first = name === undefined ? undefined : this.#kept.keys.get(name)
    if (first !== undefined) return { type: 'repeated', room: first.room, seq: first.seq, at: first.at }
    const event: MessageEvent = { ...draft, seq: room.record.head + 1, at, n: room.record.n + 1 }
    if (name !== undefined) this.#kept.keys.set(name, event)
    room.events.push(event)
    room.record = { ...room.record, head: event.seq, n: event.n }
    return { type: 'appended', seq: event.seq, at, n: event.n }
  }
}

function appendArchived(room: KeptRoom, draft: ArchivedDraft, at: number): Appended {
  if (room.record.stateSeq > draft.after) return { type: 'conflict' }
  const { after: _, ...said } = draft
  const seq = room.record.head + 1
  room.events.push({ ...said, seq, at })
  room.record = { ...room.record, head: seq, stateSeq: seq }
  room.isArchived = true
  return { type: 'appended', seq, at, n: room.record.n }
}
