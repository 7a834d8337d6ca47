import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { deposit } from './depositing.ts'

/** Says something in a room one is in. */
export const send: Handler<'send'> = (asker, { room: id, text, style, key }) => {
  const room = asker.session.hub.roomOf(asker.session, id)
  if (!room) throw new ChatError('not_in_room')
  return deposit(asker, room, { text, style, key })
}
