import type { PersonView, RoomRef } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import { roomNamed } from './entering.ts'

/** Lists who is in a room, in order of arrival, or who is online. */
export const who: Handler<'who'> = (asker, { room: ref }) => {
  if (!ref) return { people: online(asker) }
  const room = conversation(asker, ref) ?? roomNamed(asker.session.hub, ref)
  return { room: room.view, people: room.everyone }
}

/** A conversation of the asker's own. */
function conversation({ session }: Asker, ref: RoomRef): Room | undefined {
  const room = 'id' in ref ? session.hub.roomOf(session, ref.id) : undefined
  return room?.record.kind === 'direct' ? room : undefined
}

function online({ session: { hub } }: Asker): PersonView[] {
  return Array.from(hub.users.everyone, (user) => user.seen(user.since))
}
