import { ChatError } from '@papo/protocol'
import type { RoomId } from '@papo/protocol'
import type { Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { RoomRecord } from '../store/rooms.ts'

/** Has read a room up to a message; a marker never goes back. Answers where it stands. */
export const mark: Handler<'mark'> = async ({ session, user }, { room: id, marker }) => {
  const { memberships } = session.hub
  const before = user.belongings.get(id)?.marker
  if (!before) throw new ChatError('not_in_room')
  const log = await logOf(session.hub, id)
  // nobody has read what was not said yet
  const to = log ? { seq: Math.min(marker.seq, log.head), n: Math.min(marker.n, log.n) } : before
  const now = memberships.move(user, id, to) ?? before
  if (now !== before) memberships.tellOthers(user, session, { type: 'marked', room: id, marker: now })
  return { room: id, marker: now }
}

/** Where a room's log stands; a conversation that is silent is read in the store. */
async function logOf({ directory, store }: Hub, id: RoomId): Promise<Pick<RoomRecord, 'head' | 'n'> | undefined> {
  return directory.byId(id)?.view ?? store.rooms.getRoom(id)
}
