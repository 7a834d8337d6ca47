import { ChatError } from '@papo/protocol'
import type { AnswerOf, CommandOf } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import { pastConversation } from './conversing.ts'

/** Reads messages as they stand, the newest page before `before`. */
export const history: Handler<'history'> = async (asker, command) => {
  const { session } = asker
  const { room, other } = await source(asker, command)
  if (!session.hub.canRead(session, room)) throw new ChatError('room_not_found')
  const limit = Math.min(command.limit, session.hub.limits.historyPage)
  const before = Math.min(command.before ?? room.told + 1, room.told + 1)
  const page = await session.hub.store.log.readPage(room.id, before, limit)
  return { room: room.view, page, ...(other !== undefined && { with: other }) } satisfies AnswerOf<'history'>
}

async function source(
  { session, user }: Asker,
  command: CommandOf<'history'>,
): Promise<{ room: Room; other?: string }> {
  const { hub } = session
  if ('room' in command) {
    const room = hub.roomOf(session, command.room)
    if (!room) throw new ChatError('not_in_room')
    return { room }
  }
  const other = hub.users.byNick(command.with)
  if (!other) throw new ChatError('user_not_found', { given: command.with, ...hub.users.nearestTo(command.with) })
  const room = await pastConversation(hub, user, other)
  if (!room) throw new ChatError('nothing_said', { given: other.nick })
  return { room, other: other.nick }
}
