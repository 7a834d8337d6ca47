import { ChatError, nearest } from '@papo/protocol'
import type { Entered, Page, RoomId, RoomRef } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'

const nothingSaid: Page = { messages: [], asOf: 0, more: false }

/** The open room that a person names; throws `room_required` or `room_not_found` with the nearest name. */
export function roomNamed(hub: Hub, ref: RoomRef): Room {
  if ('name' in ref && ref.name === '') throw new ChatError('room_required')
  const room = 'name' in ref ? hub.directory.byName(ref.name) : hub.directory.byId(ref.id)
  if (room && room.record.kind === 'open' && !room.isEnding && !room.isArchived) return room
  const given = 'name' in ref ? ref.name : ''
  const similar = hub.directory.bySpelling(given)?.record.name ?? nearest(given, hub.directory.names)
  throw new ChatError('room_not_found', { given, ...(similar !== undefined && { nearest: similar }) })
}

/** Throws when one more person may not enter. */
export function checkPlace(hub: Hub, room: Room): void {
  if (room.size >= hub.limits.membersPerRoom) throw new ChatError('room_full', { max: hub.limits.membersPerRoom })
}

/**
 * Puts a session into a room, out of `leaving` if given, and answers with the newest messages.
 * What happens after them follows once the answer is written. Entering where one is changes nothing.
 */
export function enter(asker: Asker, room: Room, leaving?: RoomId): Entered | Promise<Entered> {
  const { session, user } = asker
  const { hub } = session
  if (session.readerOf(room)) return { room: room.view, page: nothingSaid, already: true }
  if (!room.has(user)) checkPlace(hub, room)
  const places = session.readers.length - (leaving === undefined ? 0 : 1)
  if (places >= hub.limits.roomsPerSession)
    throw new ChatError('rooms_joined_full', { max: hub.limits.roomsPerSession })
  if (leaving !== undefined) exit(asker, leaving)
  return takePlace(asker, room)
}

/** Takes a session out of a room it is in; throws `not_in_room`. */
export function exit({ session, user }: Asker, id: RoomId): Room {
  const reader = session.readers.find((one) => one.room.id === id)
  if (!reader || reader.room.record.kind === 'direct') throw new ChatError('not_in_room')
  const { room } = reader
  session.stopReading(reader)
  room.exit(user)
  if (!room.has(user)) session.hub.users.forget(user, room)
  session.hub.temporary.left(room)
  return room
}

async function takePlace({ session, user }: Asker, room: Room): Promise<Entered> {
  const { hub } = session
  const { told, view } = room
  room.enter(user)
  hub.temporary.entered(room)
  hub.users.remember(user, room)
  session.read(room, told)
  const page = await hub.store.log.readPage(room.id, told + 1, hub.limits.historyOnJoin)
  return { room: view, page, already: false }
}
