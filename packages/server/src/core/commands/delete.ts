import type { Handler } from '../command.ts'
import { checkMay } from '../permissions.ts'
import { change, messageAt, ownRoom } from './message-of.ts'

/** Takes the text of one's own message away, for ever. */
export const remove: Handler<'delete'> = async (asker, { room: id, seq }) => {
  const { user } = asker
  const room = await ownRoom(asker, id)
  const message = await messageAt(asker, room, seq)
  checkMay(user.id, 'delete', { room: room.record, author: message.author })
  if (message.deleted) return { room: id, seq, at: message.at }
  return change(asker, room, { kind: 'deleted', room: id, author: user.id, nick: user.nick, target: seq })
}
