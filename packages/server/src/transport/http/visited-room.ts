import { ChatError, limits as bounds, slug } from '@papo/protocol'
import { isEntryRoomToBe } from '../../core/commands/entry-room.ts'
import type { Hub } from '../../core/hub.ts'
import type { Room } from '../../core/room.ts'
import { Visit } from './visit.ts'

/** Who comes to a room by its address. */
export interface Coming {
  readonly hub: Hub
  readonly token: string
  /** Where the request comes from. */
  readonly address: string
}

/** The room that an address names; who comes to the one where people land makes it where it is still to be made. */
export async function visitedRoom(coming: Coming, given: string): Promise<Room> {
  if (isEntryRoomToBe(coming.hub, { slug: given })) await makeEntryRoom(coming)
  return roomOf(given, coming.hub)
}

/** The open room that an address names. */
export function roomOf(given: string, hub: Hub): Room {
  const room = hub.directory.bySlug(slug(given))
  if (room) return room
  const detail = { given: given.slice(0, bounds.maxRoomNameCodePoints) }
  const isToBe = isEntryRoomToBe(hub, { slug: given })
  throw new ChatError('room_not_found', isToBe ? { ...detail, problem: 'not_made' } : detail)
}

async function makeEntryRoom({ hub, token, address }: Coming): Promise<void> {
  const visit = new Visit(hub, address)
  try {
    await visit.ask<'hello'>({ verb: 'hello', token })
    const { membership } = await visit.ask<'join'>({ verb: 'join', room: { name: hub.settings.entryRoom } })
    await visit.ask<'leave'>({ verb: 'leave', room: membership.room.id })
  } finally {
    visit.end()
  }
}
