import { ChatError } from '@papo/protocol'
import type { AnswerOf, CommandOf, Seq } from '@papo/protocol'
import { boundedPage } from '../bounded-page.ts'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import type { PagePlace } from '../store/log.ts'
import { pastConversation, silentConversation } from './conversing.ts'

/** Reads messages as they stand: the newest, those before or after a seq, or around one. */
export const history: Handler<'history'> = async (asker, command) => {
  const { session, user } = asker
  const { room, other } = await source(asker, command)
  if (!session.hub.canRead(session, room.record)) throw new ChatError('room_not_found')
  const { store, limits, outboxTotal } = session.hub
  const place = placeOf(command, { asOf: room.view.head, most: limits.historyPage })
  // [LOG8] as the outboxes of all fill up, answers become shorter
  const page = boundedPage(await store.log.readPage(room.id, place, user.id), outboxTotal.boundEach, place)
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

async function source(asker: Asker, command: CommandOf<'history'>): Promise<{ room: Room; other?: string }> {
  const { session, user } = asker
  const { hub } = session
  if (command.room !== undefined) {
    return { room: hub.roomOf(session, command.room) ?? (await silentConversation(asker, command.room)) }
  }
  if (command.with === undefined) throw new ChatError('room_required')
  const other = hub.users.byNick(command.with)
  if (!other) throw new ChatError('user_not_found', { given: command.with, ...hub.users.nearestTo(command.with) })
  const room = await pastConversation(hub, user, other)
  if (!room) throw new ChatError('nothing_said', { given: other.nick })
  return { room, other: other.nick }
}
