import type { MessageEvent, MessageView } from '@papo/protocol'
import { unpackEvents } from './event-rows.ts'
import type { MessageRows } from './message-reader.ts'

/** Reads messages back as they stand. */
export function unpackViews(rows: MessageRows): MessageView[] {
  const reactions = new Map(rows.reactions)
  const pinned = new Set(rows.pinned)
  const messages = unpackEvents(rows.messages).filter((event): event is MessageEvent => event.kind === 'message')
  return messages.map((message) => {
    const put = reactions.get(message.seq)
    return { ...message, ...(put && { reactions: put }), ...(pinned.has(message.seq) && { pinned: true as const }) }
  })
}
