import type { Handler } from '../command.ts'

/** Says whether one is at the screen of this session. */
export const presence: Handler<'presence'> = ({ session, user }, { presence: said }) => {
  session.saysAway = said === 'away'
  session.isIdle = false
  session.hub.presences.note(user)
  return {}
}
