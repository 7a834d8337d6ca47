import type { Handler } from '../command.ts'
import { ownRoom } from './message-of.ts'

/** Gives an address by which one file may be sent into a room one is in, without a token. */
export const uploadLink: Handler<'upload_link'> = async (asker, { room: id, name }) => {
  const room = await ownRoom(asker, id)
  return { room: id, ...asker.session.hub.uploads.ticket(asker.user, room, name) }
}
