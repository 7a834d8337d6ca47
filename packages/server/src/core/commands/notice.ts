import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'

/** Says what a room that one is a member of may tell one about. */
export const notice: Handler<'notice'> = async ({ session, user }, { room: id, notice: level }) => {
  const { memberships } = session.hub
  if (!user.belongings.has(id)) throw new ChatError('not_in_room')
  await memberships.setNotice(user, id, level)
  memberships.tellOthers(user, session, { type: 'noticed', room: id, notice: level })
  return { room: id, notice: level }
}
