import type { Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import type { User } from '../user.ts'
import { checkFree } from './hello.ts'

/** Takes another nick: reserved at once, known everywhere when it is kept. */
export const nick: Handler<'nick'> = async ({ session: { hub }, user }, { nick: given }) => {
  const to = checkFree(hub, given, user)
  if (to === user.nick) return { from: to, to }
  hub.nicks.take(to, user.id)
  try {
    if (user.isKept) await hub.store.people.putUser({ id: user.id, nick: to })
  } catch (error) {
    release(hub, user, to)
    throw error
  }
  const from = user.nick
  // gone meanwhile, or another of his sessions was faster with the same nick
  if (hub.users.get(user.id) !== user || from === to) release(hub, user, to)
  else rename(hub, user, to)
  return { from, to }
}

function rename(hub: Hub, user: User, to: string): void {
  const from = user.nick
  user.nick = to
  hub.nicks.free(from, user.id)
  hub.nicks.take(to, user.id)
  for (const room of hub.users.roomsOf(user)) room.renamed(user)
  for (const room of roomsToTell(hub, user))
    room.signal({ type: 'renamed', room: room.id, user: user.id, from, to }, user.id)
}

/** His open rooms, and his conversations with those who are in none of them: nobody is told twice for both. */
function roomsToTell(hub: Hub, user: User): Room[] {
  const rooms = [...hub.users.roomsOf(user)]
  const open = rooms.filter(({ record }) => record.kind === 'open')
  const told = new Set(open.flatMap((room) => [...room.people]))
  const isNews = (room: Room): boolean => [...room.people].some((person) => person !== user && !told.has(person))
  return [...open, ...rooms.filter((room) => room.record.kind === 'direct' && isNews(room))]
}

/** Gives up a nick that was only reserved; the one that he has stays his, also where the two look alike. */
function release(hub: Hub, user: User, reserved: string): void {
  hub.nicks.free(reserved, user.id)
  if (hub.users.get(user.id) === user || user.token !== undefined) hub.nicks.take(user.nick, user.id)
}
