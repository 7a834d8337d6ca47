import type { Handler } from '../command.ts'
import { attend, silentConversation } from './conversing.ts'
import { deposit } from './depositing.ts'

/** Says something in a room one is in. */
export const send: Handler<'send'> = (asker, { room: id, text, style, key }) => {
  const { session } = asker
  const room = session.hub.roomOf(session, id)
  const said = { text, style, key }
  if (!room) return silentConversation(asker, id).then((found) => deposit(asker, found, said))
  if (room.record.pair) attend(session.hub, room)
  return deposit(asker, room, said)
}
