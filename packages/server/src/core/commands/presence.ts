import type { Handler } from '../command.ts'

/** Says whether one is at the screen of this session. */
export const presence: Handler<'presence'> = ({ session, user }, { presence: said }) => {
  if (!session.isAway) session.awayAt = session.hub.clock.now()
  session.saysAway = said === 'away'
  session.isIdle = false
  session.hub.presences.note(user)
  return {}
}
