import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { attend } from './conversing.ts'
import { deposit } from './depositing.ts'

/** Says something in a room one is in. */
export const send: Handler<'send'> = ({ session, user }, { room: id, text, style, key, reply }) => {
  const { hub } = session
  const room = hub.roomOf(session, id)
  if (!room) throw new ChatError('not_in_room')
  if (room.record.pair) attend(hub, room)
  return deposit({ hub, user }, room, { text, style, key, reply })
}
