import type { Handler } from '../command.ts'
import { checkMay } from '../permissions.ts'
import { change, messageAt, readableRoom } from './message-of.ts'

/** Takes the text of one's own message away, for ever; of an open room also after he left it. */
export const remove: Handler<'delete'> = async (asker, { room: id, seq }) => {
  const { user } = asker
  const room = await readableRoom(asker, id)
  const message = await messageAt(asker, room, seq)
  checkMay(user.id, 'delete', { room: room.record, author: message.author })
  if (message.deleted) return { room: id, seq, at: message.at }
  const { store, uploads } = asker.session.hub
  const files = message.files ? await store.files.listFilesOf(id, seq) : []
  const placed = await change(asker, room, { kind: 'deleted', room: id, author: user.id, nick: user.nick, target: seq })
  uploads.dropped(files.map(({ hash }) => hash))
  return placed
}
