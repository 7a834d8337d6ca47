import type { Event, MessageEvent, MessageView, Page, RoomId, Seq, UserId } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { Appended, Draft, Log, PagePlace, ReadBound, Version } from '../../core/store/log.ts'
import { takeBounded } from '../event-bound.ts'
import { seamOf, takePage } from '../page-window.ts'
import { appendDraft } from './appending.ts'
import { eventOf, messageAt, quotesOf, viewOf } from './kept-messages.ts'
import type { Kept, KeptEvent, KeptRoom } from './kept-room.ts'

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
    return drafts.map((draft) => appendDraft(this.#kept, draft, now))
  }

  async readLog(
    id: RoomId,
    range: { readonly after: Seq; readonly until: Seq },
    bound: ReadBound,
  ): Promise<readonly Event[]> {
    const room = this.#kept.rooms.get(id)
    if (room === undefined) return []
    const events = room.events.slice(range.after, Math.max(0, range.until))
    return takeBounded(
      events.map((event) => eventOf(room, event)),
      bound,
    )
  }

  async readPage(id: RoomId, place: PagePlace, viewer: UserId): Promise<Page> {
    const { asOf } = place
    const room = this.#kept.rooms.get(id)
    if (room === undefined) return { messages: [], quoted: [], asOf, more: false, newer: false }
    const all = room.events.slice(0, asOf).filter(isMessage)
    const seam = seamOf(place)
    const older = all.filter((message) => message.seq < seam)
    const { taken, more, newer } = takePage({ older, newer: all.slice(older.length) }, place)
    const messages = taken.map((message) => viewOf(room, message, { asOf, viewer }))
    return { messages, quoted: quotesOf(room, taken), asOf, more, newer }
  }

  async readMessage(id: RoomId, seq: Seq): Promise<MessageView | undefined> {
    const room = this.#kept.rooms.get(id)
    const message = messageAt(room, seq)
    return room && message && viewNow(room, message)
  }

  async readVersions(id: RoomId, seq: Seq): Promise<readonly Version[]> {
    return this.#kept.rooms.get(id)?.versions.get(seq) ?? []
  }

  async listPins(id: RoomId, viewer: UserId): Promise<readonly MessageView[]> {
    const room = this.#kept.rooms.get(id)
    if (room === undefined) return []
    const pinned = [...room.pins].toReversed().map((seq) => messageAt(room, seq))
    return pinned.flatMap((message) => (message === undefined ? [] : [viewNow(room, message, viewer)]))
  }

  async listMentions(
    user: UserId,
    id: RoomId,
    { after, limit }: { readonly after: Seq; readonly limit: number },
  ): Promise<readonly Seq[]> {
    const calling = (this.#kept.rooms.get(id)?.events ?? []).slice(after).filter((event) => calls(event, user))
    return calling.slice(0, limit).map((event) => event.seq)
  }
}

function isMessage(event: KeptEvent): event is MessageEvent {
  return event.kind === 'message'
}

function calls(event: KeptEvent, user: UserId): boolean {
  if (event.kind !== 'message' || event.author === user) return false
  return event.all === true || event.mentions?.includes(user) === true
}

function viewNow(room: KeptRoom, message: MessageEvent, viewer?: UserId): MessageView {
  return viewOf(room, message, { asOf: room.record.head, ...(viewer !== undefined && { viewer }) })
}
