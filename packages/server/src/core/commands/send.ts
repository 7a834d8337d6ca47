import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { attend } from './conversing.ts'
import { deposit } from './depositing.ts'

/** Says something in a room one is in. */
export const send: Handler<'send'> = (asker, { room: id, text, style, key }) => {
  const { session } = asker
  const room = session.hub.roomOf(session, id)
  if (!room) throw new ChatError('not_in_room')
  if (room.record.pair) attend(session.hub, room)
  return deposit(asker, room, { text, style, key })
}
