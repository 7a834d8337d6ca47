import { ChatError, checkNick, suggestNicks } from '@papo/protocol'
import type { AnswerOf, CommandOf, Entered } from '@papo/protocol'
import type { Hub } from '../hub.ts'
import type { Session } from '../session.ts'
import type { TokenRecord } from '../store/people.ts'
import { storageFailure } from '../storage-failure.ts'
import { User } from '../user.ts'
import { checkPlace, enter, roomNamed } from './entering.ts'
import { isEntryRoomToBe, openRoom } from './entry-room.ts'

type Hello = CommandOf<'hello'>

/** Says who one is. A nick is taken when it is accepted, never before; a room given with it is checked with it. */
export async function hello(session: Session, command: Hello): Promise<AnswerOf<'hello'>> {
  if (session.user) throw new ChatError('already_greeted')
  const { user, token } =
    command.token === undefined ? await arrive(session.hub, command) : await comeBack(session.hub, command.token)
  if (user.sessions.length >= session.hub.limits.sessionsPerUser)
    throw new ChatError('sessions_full', { max: session.hub.limits.sessionsPerUser })
  session.become(user)
  try {
    const entered = await land({ session, user }, command.room)
    const rooms = await memberships(session.hub, user)
    return {
      user: { id: user.id, nick: user.nick },
      epoch: session.hub.store.epoch,
      rooms,
      ...(token !== undefined && { token }),
      ...(entered && { entered }),
    }
  } catch (error) {
    session.resign()
    throw storageFailure(error)
  }
}

/** Throws what is wrong with a nick; answers its clean form. */
export function checkFree(hub: Hub, given: string, user?: User): string {
  const checked = checkNick(given, hub.settings.serverName)
  if ('problem' in checked) throw new ChatError('nick_invalid', { given, problem: checked.problem })
  const isTaken = (nick: string): boolean => hub.nicks.isTaken(nick, user?.id)
  if (isTaken(checked.nick))
    throw new ChatError('nick_taken', { given: checked.nick, suggestions: suggestNicks(checked.nick, isTaken) })
  return checked.nick
}

interface Arrival {
  readonly user: User
  readonly token?: string
}

async function arrive(hub: Hub, command: Hello): Promise<Arrival> {
  check(hub, command)
  const id = await hub.users.newId().catch((error: unknown) => Promise.reject(storageFailure(error)))
  const nick = check(hub, command)
  if (!command.keep) return { user: hub.users.arrive(new User({ id, nick })) }
  const token = hub.secrets.token()
  const user = hub.users.arrive(new User({ id, nick }, { token: hub.secrets.digest(token) }))
  try {
    await hub.store.people.putToken({ digest: user.token!, user: { id, nick }, seenAt: hub.clock.now() })
  } catch (error) {
    hub.users.dismiss(user)
    throw storageFailure(error)
  }
  return { user, token }
}

/** Throws what is wrong with a nick or the room given with it; answers the nick's clean form. */
function check(hub: Hub, { nick, room }: Hello): string {
  const free = checkFree(hub, nick)
  if (room !== undefined && !isEntryRoomToBe(hub, { name: room })) checkPlace(hub, roomNamed(hub, { name: room }))
  return free
}

async function comeBack(hub: Hub, token: string): Promise<Arrival> {
  const record: TokenRecord | undefined = await hub.store.people.getToken(hub.secrets.digest(token))
  if (!record) throw new ChatError('token_invalid')
  if (hub.nicks.isTaken(record.user.nick, record.user.id))
    throw new ChatError('nick_taken', { given: record.user.nick })
  return { user: hub.users.comeBack(record) }
}

async function land(asker: { session: Session; user: User }, room: string | undefined): Promise<Entered | undefined> {
  return room === undefined ? undefined : enter(asker, await openRoom(asker, { name: room }))
}

async function memberships(hub: Hub, user: User): Promise<AnswerOf<'hello'>['rooms']> {
  if (user.token === undefined) return []
  const members = await hub.store.people.listMembers(user.id)
  return members.flatMap(({ room }) => hub.directory.byId(room)?.view ?? [])
}
