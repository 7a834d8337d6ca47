import type { Handler } from '../command.ts'
import { storageFailure } from '../storage-failure.ts'
import { checkFree } from './hello.ts'

/** Takes another nick: reserved at once, known everywhere when it is kept. */
export const nick: Handler<'nick'> = async ({ session: { hub }, user }, { nick: given }) => {
  const from = user.nick
  const to = checkFree(hub, given, user)
  if (to === from) return { from, to }
  hub.nicks.take(to, user.id)
  try {
    if (user.isKept) await hub.store.people.putUser({ id: user.id, nick: to })
  } catch (error) {
    hub.nicks.free(to, user.id)
    hub.nicks.take(from, user.id)
    throw storageFailure(error)
  }
  user.nick = to
  hub.nicks.free(from, user.id)
  hub.nicks.take(to, user.id)
  for (const room of hub.users.roomsOf(user))
    room.signal({ type: 'renamed', room: room.id, user: user.id, from, to }, user.id)
  return { from, to }
}
