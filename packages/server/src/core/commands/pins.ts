import type { Handler } from '../command.ts'
import { ownRoom } from './message-of.ts'

/** Lists the pinned messages of a room one is in. */
export const pins: Handler<'pins'> = async (asker, { room: id }) => {
  const room = await ownRoom(asker, id)
  return { messages: await asker.session.hub.store.log.listPins(room.id, asker.user.id) }
}
