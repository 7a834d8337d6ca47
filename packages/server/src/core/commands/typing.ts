import type { Handler } from '../command.ts'
import { ownRoom } from './message-of.ts'

/** Writes in a room one is in, or has stopped to. */
export const typing: Handler<'typing'> = async (asker, { room: id, on }) => {
  const room = await ownRoom(asker, id)
  const { typing: writers } = asker.session.hub
  if (on) writers.began(asker.user, room)
  else writers.stopped(asker.user, room)
  return {}
}
