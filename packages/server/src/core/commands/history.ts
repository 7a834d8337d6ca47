import { ChatError } from '@papo/protocol'
import type { AnswerOf, CommandOf, Page, Seq } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import type { PagePlace } from '../store/log.ts'
import { pastConversation } from './conversing.ts'
import { readOr } from './message-of.ts'

/** Reads messages as they stand: the newest, those before or after a seq, or around one. */
export const history: Handler<'history'> = async (asker, command) => {
  const { session, user } = asker
  const { room, other } = await source(asker, command)
  if (!session.hub.canRead(session, room.record)) throw new ChatError('room_not_found')
  const place = placeOf(command, { asOf: room.view.head, most: session.hub.limits.historyPage })
  const page = within(await readOr(session.hub.store.log.readPage(room.id, place, user.id)), {
    maxBytes: session.hub.limits.outboxBytes,
    place,
  })
  return { room: room.view, page, ...(other !== undefined && { with: other }) } satisfies AnswerOf<'history'>
}

// to the head, not to what was told: one's own last message is committed, but may still be on its way to the others
function placeOf(
  { before, after, around, limit: wanted }: CommandOf<'history'>,
  { asOf, most }: { readonly asOf: Seq; readonly most: number },
): PagePlace {
  const bound = { asOf, limit: Math.min(wanted, most) }
  if (around !== undefined) return { ...bound, around }
  if (after !== undefined) return { ...bound, after }
  return { ...bound, before: Math.max(1, Math.min(before ?? asOf + 1, asOf + 1)) }
}

/** The messages of a page that fit into an answer of about so many bytes, nearest to its place first; one at least. */
function within(page: Page, { maxBytes, place }: { readonly maxBytes: number; readonly place: PagePlace }): Page {
  const { messages } = page
  const sizes = messages.map(({ text }) => 3 * text.length)
  if (sizes.reduce((sum, size) => sum + size, 0) <= maxBytes) return page
  let [start, end] = seedOf(messages, place)
  let left = maxBytes - (sizes[start] ?? 0)
  for (let isMoving = true; isMoving;) {
    isMoving = false
    if (start > 0 && sizes[start - 1]! <= left) {
      start -= 1
      left -= sizes[start]!
      isMoving = true
    }
    if (end < messages.length && sizes[end]! <= left) {
      left -= sizes[end]!
      end += 1
      isMoving = true
    }
  }
  const more = page.more || start > 0
  const newer = page.newer || end < messages.length
  return { ...page, messages: messages.slice(start, end), more, newer }
}

/** From which message on a page that is too large is filled. */
function seedOf(messages: Page['messages'], place: PagePlace): [number, number] {
  if ('after' in place) return [0, 1]
  const found = 'around' in place ? messages.findIndex(({ seq }) => seq >= place.around) : -1
  const seed = found < 0 ? messages.length - 1 : found
  return [seed, seed + 1]
}

async function source(
  { session, user }: Asker,
  command: CommandOf<'history'>,
): Promise<{ room: Room; other?: string }> {
  const { hub } = session
  if (command.room !== undefined) {
    const room = hub.roomOf(session, command.room)
    if (!room) throw new ChatError('not_in_room')
    return { room }
  }
  if (command.with === undefined) throw new ChatError('room_required')
  const other = hub.users.byNick(command.with)
  if (!other) throw new ChatError('user_not_found', { given: command.with, ...hub.users.nearestTo(command.with) })
  const room = await pastConversation(hub, user, other)
  if (!room) throw new ChatError('nothing_said', { given: other.nick })
  return { room, other: other.nick }
}
