import { ChatError, checkRoomName, slug } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import type { RoomDraft } from '../store/rooms.ts'
import { checkPlaces, enterSeen, noPage } from './entering.ts'

/** Makes a room that ends when nobody was there for a while, and enters it if asked to. */
export const create: Handler<'create'> = async (asker, { name, enter: entering }) => {
  const draft = check(asker, name)
  // a room that its maker could not enter is not made
  if (entering) checkPlaces(asker.session.hub, asker.session, entering.leaving)
  const room = await make(asker, draft)
  if (!entering) return { room: room.view }
  const seen = { page: { ...noPage, asOf: room.told }, mentions: [], told: room.told, people: 1 }
  return { room: room.view, entered: enterSeen(asker, room, { seen, leaving: entering.leaving }) }
}

function check({ session: { hub }, user }: Asker, given: string): RoomDraft {
  if (given.trim() === '') throw new ChatError('room_required')
  const checked = checkRoomName(given)
  if ('problem' in checked) throw new ChatError('room_name_invalid', { given, problem: checked.problem })
  const { name, slug: address } = checked
  const { entryRoom } = hub.settings
  // the entry room's address is its own before it exists, or nobody could land in it afterwards
  const isLikeEntryRoom = name !== entryRoom && address === slug(entryRoom)
  if (isLikeEntryRoom || hub.directory.bySpelling(name)) throw new ChatError('room_exists', { given: name })
  if (hub.directory.size + hub.directory.making >= hub.limits.rooms)
    throw new ChatError('rooms_full', { max: hub.limits.rooms })
  if (hub.directory.countMadeBy(user.id) + user.making >= hub.limits.roomsPerGuest)
    throw new ChatError('rooms_made_full', { max: hub.limits.roomsPerGuest })
  return { kind: 'open', name, slug: address, isTemporary: name !== entryRoom, maker: user.id, nick: user.nick }
}

async function make({ session: { hub }, user }: Asker, draft: RoomDraft): Promise<Room> {
  user.making += 1
  hub.directory.making += 1
  try {
    await hub.users.keep(user)
    const made = await hub.store.rooms.putRoom(draft)
    if (made.type === 'exists') throw new ChatError('room_exists', { given: made.room.name })
    const room = hub.directory.add(made.room)
    hub.temporary.made(room)
    return room
  } finally {
    user.making -= 1
    hub.directory.making -= 1
  }
}
