import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { conversation } from './conversing.ts'
import { deposit } from './depositing.ts'

/** Says something to one person who is online. */
export const sendDirect: Handler<'send_direct'> = async (asker, { to, text, key }) => {
  const { hub } = asker.session
  if (to === '') throw new ChatError('user_required')
  const other = hub.users.byNick(to)
  if (!other) throw new ChatError('user_not_found', { given: to, ...hub.users.nearestTo(to) })
  if (text.trim() === '') throw new ChatError('text_required')
  const room = await conversation(asker, other)
  return deposit({ hub, user: asker.user }, room, { text, style: 'say', key })
}
