import type { Handler } from '../command.ts'
import { checkMay } from '../permissions.ts'
import { messageAt, ownRoom } from './message-of.ts'

/** Lists the older texts of a message. */
export const versions: Handler<'versions'> = async (asker, { room: id, seq }) => {
  const room = await ownRoom(asker, id)
  checkMay(asker.user.id, 'versions', { room: room.record })
  await messageAt(asker, room, seq)
  return { versions: await asker.session.hub.store.log.readVersions(id, seq) }
}
