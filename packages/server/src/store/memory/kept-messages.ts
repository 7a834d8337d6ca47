import type { Event, MessageEvent, MessageView, Quote, Seq, UserId } from '@papo/protocol'
import { quotedText } from '../message-limits.ts'
import { foldReaction, reactionsOf, type Reactors } from '../reactors.ts'
import type { KeptEvent, KeptRoom } from './kept-room.ts'

/** How a message is looked at: with what happened up to `asOf`, and whose own reactions are marked. */
export interface Look {
  readonly asOf: Seq
  readonly viewer?: UserId
}

/** The message at a seq. */
export function messageAt(room: KeptRoom | undefined, seq: Seq): MessageEvent | undefined {
  const event = room?.events[seq - 1]
  return event?.kind === 'message' ? event : undefined
}

/** An event as it is read now. */
export function eventOf(room: KeptRoom, event: KeptEvent): Event {
  if (event.kind !== 'edited') return event
  const target = messageAt(room, event.target)
  return { ...event, text: target?.text ?? '', ...(target?.mentions && { mentions: target.mentions }) }
}

/** A message as it stands. */
export function viewOf(room: KeptRoom, message: MessageEvent, look: Look): MessageView {
  const reactions = message.deleted ? [] : reactionsOf(reactorsOf(room, message.seq, look.asOf), look.viewer)
  return {
    ...message,
    ...(reactions.length > 0 && { reactions }),
    ...(room.pins.has(message.seq) && { pinned: true as const }),
  }
}

/** The messages that others answer and that are not among them. */
export function quotesOf(room: KeptRoom, messages: readonly MessageEvent[]): Quote[] {
  const shown = new Set(messages.map((message) => message.seq))
  const answered = new Set(messages.flatMap(({ reply }) => (reply && !shown.has(reply.seq) ? [reply.seq] : [])))
  const found = [...answered].toSorted((a, b) => a - b).map((seq) => messageAt(room, seq))
  return found.flatMap((message) => (message === undefined ? [] : [quoteOf(message)]))
}

/** Who reacts to a message, up to a position of the log. */
export function reactorsOf(room: KeptRoom, seq: Seq, asOf: Seq): Reactors {
  const reactors: Reactors = new Map()
  for (const event of room.events.slice(0, asOf)) {
    if (event.kind === 'reacted' && event.target === seq) foldReaction(reactors, event)
  }
  return reactors
}

function quoteOf({ seq, author, nick, text, files, deleted }: MessageEvent): Quote {
  return { seq, author, nick, text: quotedText(text), ...(files && { files }), ...(deleted && { deleted }) }
}
