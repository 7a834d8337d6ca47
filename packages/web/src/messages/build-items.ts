import type { MessageView, Seq, UserId } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import type { ArrivalsLine } from './arrivals.ts'
import { isContinuation, isSameDay } from './grouping.ts'
import type { Grouped } from './grouping.ts'
import type { Item, MessageItem, UnreadPlace } from './item.ts'

/** What a list is made from: a stretch of messages, and what stands between and after them. */
export interface ItemSource {
  readonly messages: readonly MessageView[]
  /** The message before the first one, where it is known. */
  readonly before: MessageView | undefined
  /** Nothing is older than the first one. */
  readonly isBeginning: boolean
  /** What is on its way; empty where the list does not reach the end. */
  readonly sendings: readonly Sending[]
  readonly arrivals: readonly ArrivalsLine[]
  readonly unread: UnreadPlace | undefined
  readonly me: UserId
  readonly lastOwn: Seq | undefined
  readonly editing: Seq | undefined
  readonly openLine: number | undefined
  readonly revisionOf: (key: string) => number
  readonly dayText: (at: number) => string
}

/** Makes the list's items of a stretch of messages: dividers, rows, lines, and what is on its way. */
export function buildItems(source: ItemSource): Item[] {
  const builder = new ItemBuilder(source)
  for (const message of source.messages) builder.addMessage(message)
  builder.addArrivals()
  for (const sending of source.sendings) builder.addSending(sending)
  return builder.items
}

/** The key of a message's row: one's own keeps the row that it had when it was on its way. */
export function keyOf({ author, key, seq }: MessageView, me: UserId): string {
  return author === me && key !== undefined ? `k${key}` : `m${seq}`
}

/** Whether a message calls a person: by name, or everybody. */
function isCalling({ author, mentions, all, deleted }: MessageView, me: UserId): boolean {
  return author !== me && !deleted && (all === true || (mentions?.includes(me) ?? false))
}

class ItemBuilder {
  readonly items: Item[] = []
  readonly #source: ItemSource
  /** What the next row may be a continuation of. */
  #group: Grouped | undefined
  #lastAt: number | undefined
  #nextLine = 0

  constructor(source: ItemSource) {
    this.#source = source
    const { before, arrivals } = source
    this.#group = before && groupedOf(before)
    this.#lastAt = before?.at
    const from = before?.seq ?? 0
    this.#nextLine = arrivals.findIndex(({ after }) => after >= from)
    if (this.#nextLine < 0) this.#nextLine = arrivals.length
  }

  addMessage(message: MessageView): void {
    const { seq, at } = message
    this.addArrivals(seq)
    this.#addDay(at, seq)
    if (seq === this.#source.unread?.first) this.#addUnread(this.#source.unread.count)
    const grouped = groupedOf(message)
    this.items.push(this.#messageItem(message, grouped))
    this.#group = grouped
  }

  /** Adds the lines that stand before a message, or all that are left. */
  addArrivals(before: Seq = Infinity): void {
    const { arrivals, openLine } = this.#source
    for (let line = arrivals[this.#nextLine]; line && line.after < before; line = arrivals[++this.#nextLine]) {
      this.items.push({ type: 'arrivals', key: `a${line.id}`, line, isOpen: openLine === line.id })
      this.#group = undefined
    }
  }

  addSending(sending: Sending): void {
    const { command, at, state, heldBy } = sending
    if (command.verb !== 'send') return
    const key = `k${command.key}`
    this.#addDay(at, key)
    const grouped = { author: this.#source.me, at, style: command.style, isReply: command.reply !== undefined }
    // one that failed shows whose it is, wherever it stands
    const follows = state !== 'failed' && isContinuation(this.#group, grouped)
    const revision = this.#source.revisionOf(key)
    this.items.push({ type: 'sending', key, sending, state, heldBy, isContinuation: follows, revision })
    this.#group = state === 'failed' ? undefined : grouped
  }

  #messageItem(message: MessageView, grouped: Grouped): MessageItem {
    const { me, lastOwn, editing, revisionOf } = this.#source
    const key = keyOf(message, me)
    return {
      type: 'message',
      key,
      message,
      isContinuation: isContinuation(this.#group, grouped),
      isCalling: isCalling(message, me),
      isLastOwn: message.seq === lastOwn,
      isEditing: message.seq === editing,
      revision: revisionOf(key),
    }
  }

  /** Of the first message it is not known whether it begins a day, where older ones exist. */
  #addDay(at: number, before: Seq | string): void {
    const lastAt = this.#lastAt
    this.#lastAt = at
    if (lastAt === undefined ? !this.#source.isBeginning : isSameDay(lastAt, at)) return
    this.items.push({ type: 'day', key: `d${before}`, text: this.#source.dayText(at) })
    this.#group = undefined
  }

  #addUnread(count: number): void {
    this.items.push({ type: 'unread', key: 'unread', count })
    this.#group = undefined
  }
}

function groupedOf({ author, at, style, reply }: MessageView): Grouped {
  return { author, at, style, isReply: reply !== undefined }
}
