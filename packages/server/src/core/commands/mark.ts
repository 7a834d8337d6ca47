import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'

/** Has read a room up to a message; a marker never goes back. Answers where it stands. */
export const mark: Handler<'mark'> = ({ session, user }, { room: id, marker }) => {
  const { directory, memberships } = session.hub
  const before = user.belongings.get(id)?.marker
  if (!before) throw new ChatError('not_in_room')
  const view = directory.byId(id)?.view
  // nobody has read what was not said yet
  const to = view ? { seq: Math.min(marker.seq, view.head), n: Math.min(marker.n, view.n) } : before
  const now = memberships.move(user, id, to) ?? before
  if (now !== before) memberships.tellOthers(user, session, { type: 'marked', room: id, marker: now })
  return { room: id, marker: now }
}
