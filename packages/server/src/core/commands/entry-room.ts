import { slug } from '@papo/protocol'
import type { RoomRef } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import { roomNamed } from './entering.ts'

/** Whether a name or an address is that of the entry room while it does not exist yet. */
export function isEntryRoomToBe({ directory, settings }: Hub, ref: RoomRef): boolean {
  const { entryRoom } = settings
  if (entryRoom === '') return false
  const isMeant = 'name' in ref ? ref.name === entryRoom : 'slug' in ref && slug(ref.slug) === slug(entryRoom)
  return isMeant && !directory.bySpelling(entryRoom)
}

/** The room that a person names; the entry room is made when it is first named. Throws as `roomNamed` does. */
export function openRoom({ session: { hub }, user }: Asker, ref: RoomRef): Room | Promise<Room> {
  return isEntryRoomToBe(hub, ref) ? makeEntryRoom(hub, user) : roomNamed(hub, ref)
}

async function makeEntryRoom(hub: Hub, maker: Asker['user']): Promise<Room> {
  const name = hub.settings.entryRoom
  await hub.users.keep(maker)
  const made = await hub.store.rooms.putRoom({
    kind: 'open',
    name,
    slug: slug(name),
    isTemporary: false,
    maker: maker.id,
    nick: maker.nick,
  })
  return hub.directory.add(made.room)
}
