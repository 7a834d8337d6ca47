import { ChatError } from '@papo/protocol'
import type { AnswerOf, CommandOf, Page, Seq } from '@papo/protocol'
import { boundedPage } from '../bounded-page.ts'
import type { Asker, Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import { storageFailure } from '../storage-failure.ts'
import { pastConversation, silentConversation } from './conversing.ts'

/** Reads messages as they stand, the newest page before `before`. */
export const history: Handler<'history'> = async (asker, command) => {
  const { session } = asker
  const { room, other } = await source(asker, command)
  if (!session.hub.canRead(session, room.record)) throw new ChatError('room_not_found')
  const limit = Math.min(command.limit, session.hub.limits.historyPage)
  // to the head, not to what was told: one's own last message is committed, but may still be on its way to the others
  const newest = room.view.head + 1
  const before = Math.max(1, Math.min(command.before ?? newest, newest))
  // [LOG8] as the outboxes of all fill up, answers become shorter
  const page = boundedPage(await read(session.hub, room, { before, limit }), session.hub.outboxTotal.boundEach)
  return { room: room.view, page, ...(other !== undefined && { with: other }) } satisfies AnswerOf<'history'>
}

async function read(hub: Hub, room: Room, { before, limit }: { before: Seq; limit: number }): Promise<Page> {
  try {
    return await hub.store.log.readPage(room.id, before, limit)
  } catch (error) {
    throw storageFailure(error)
  }
}

async function source(asker: Asker, command: CommandOf<'history'>): Promise<{ room: Room; other?: string }> {
  const { session, user } = asker
  const { hub } = session
  if ('room' in command) {
    return { room: hub.roomOf(session, command.room) ?? (await silentConversation(asker, command.room)) }
  }
  const other = hub.users.byNick(command.with)
  if (!other) throw new ChatError('user_not_found', { given: command.with, ...hub.users.nearestTo(command.with) })
  const room = await pastConversation(hub, user, other)
  if (!room) throw new ChatError('nothing_said', { given: other.nick })
  return { room, other: other.nick }
}
