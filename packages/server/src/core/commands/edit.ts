import { ChatError, isSeen } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { checkMay } from '../permissions.ts'
import { calledIn, checkSaid } from './depositing.ts'
import { change, messageAt, ownRoom } from './message-of.ts'

/** Changes the text of one's own message, for a while after it was said. */
export const edit: Handler<'edit'> = async (asker, { room: id, seq, text: given }) => {
  const { session, user } = asker
  const { hub } = session
  const room = await ownRoom(asker, id)
  if (isSeen(given)) checkSaid(given, hub.limits)
  const message = await messageAt(asker, room, seq)
  checkMay(user.id, 'edit', { room: room.record, author: message.author })
  if (message.deleted) throw new ChatError('message_not_found')
  const text = checkSaid(given, hub.limits, message.files)
  if (message.text === text) return { room: id, seq, at: message.edited ?? message.at }
  if (message.at < hub.clock.now() - hub.limits.guestEditMs)
    throw new ChatError('too_late', { max: hub.limits.guestEditMs })
  const { mentions } = calledIn({ hub, user }, room, text)
  return change(asker, room, {
    kind: 'edited',
    room: id,
    author: user.id,
    nick: user.nick,
    target: seq,
    text,
    ...(mentions && { mentions }),
    maxVersions: hub.limits.versions,
  })
}
