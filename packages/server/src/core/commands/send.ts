import type { Handler } from '../command.ts'
import { attend, silentConversation } from './conversing.ts'
import { deposit } from './depositing.ts'

/** Says something in a room one is in. */
export const send: Handler<'send'> = (asker, { room: id, text, style, key, reply, files }) => {
  const { hub } = asker.session
  const author = { hub, user: asker.user }
  const room = hub.roomOf(asker.session, id)
  const said = { text, style, key, reply, files }
  if (!room) return silentConversation(asker, id).then((found) => deposit(author, found, said))
  if (room.record.pair) attend(hub, room)
  return deposit(author, room, said)
}
