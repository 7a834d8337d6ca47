import type { Handler } from '../command.ts'
import { ownRoom } from './message-of.ts'

/** Reads a room's log after a seq, as much as fits into one answer: who wants more asks on after its end. */
export const log: Handler<'log'> = async (asker, { room: id, after, until }) => {
  const { store, limits } = asker.session.hub
  const room = await ownRoom(asker, id)
  const range = { after, until: Math.min(until, room.told) }
  if (range.until <= after) return { room: id, events: [] }
  const bound = { events: limits.pageEvents, bytes: limits.pageBytes }
  return { room: id, events: await store.log.readLog(id, range, bound) }
}
