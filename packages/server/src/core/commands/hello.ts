import { ChatError, checkNick, suggestNicks } from '@papo/protocol'
import type { AnswerOf, CommandOf, Entered } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import type { Session } from '../session.ts'
import { storageFailure } from '../storage-failure.ts'
import { User } from '../user.ts'
import { checkEntry, checkPlace, enterSeen, look, roomNamed } from './entering.ts'
import type { Look } from './entering.ts'
import { isEntryRoomToBe, openRoom } from './entry-room.ts'

type Hello = CommandOf<'hello'>

/**
 * Says who one is. A nick is taken when it is accepted, never before; a room given with it is checked with it.
 * All that may fail or take time comes first: then one is there, in one step, or nothing happened.
 */
export async function hello(session: Session, command: Hello): Promise<AnswerOf<'hello'>> {
  if (session.user) throw new ChatError('already_greeted')
  const { hub } = session
  try {
    const { user, token } = command.token === undefined ? await stranger(hub, command) : await known(hub, command.token)
    const place = await lookInto({ session, user }, command.room)
    const rooms = await memberships(hub, user)
    const entered = await arrive({ session, user }, { given: command.nick, place, isProofNew: token !== undefined })
    const { id, nick } = session.user ?? user
    return {
      user: { id, nick },
      epoch: hub.store.epoch,
      rooms,
      ...(token !== undefined && { token }),
      ...(entered && { entered }),
    }
  } catch (error) {
    throw storageFailure(error)
  }
}

/** Throws what is wrong with a nick; answers its clean form. */
export function checkFree(hub: Hub, given: string, user?: User): string {
  const checked = checkNick(given, hub.settings.serverName)
  if ('problem' in checked) throw new ChatError('nick_invalid', { given, problem: checked.problem })
  const isTaken = (nick: string): boolean => hub.nicks.isTaken(nick, user?.id)
  if (!isTaken(checked.nick)) return checked.nick
  // one that the server's own name forbids can't be taken either
  const canNotHave = (nick: string): boolean => isTaken(nick) || 'problem' in checkNick(nick, hub.settings.serverName)
  throw new ChatError('nick_taken', { given: checked.nick, suggestions: suggestNicks(checked.nick, canNotHave) })
}

interface Person {
  readonly user: User
  /** The token that he is given now. */
  readonly token?: string
}

async function stranger(hub: Hub, { nick: given, room, keep }: Hello): Promise<Person> {
  const nick = checkFree(hub, given)
  if (room !== undefined && !isEntryRoomToBe(hub, { name: room })) checkPlace(hub, roomNamed(hub, { name: room }))
  const id = await hub.users.newId()
  if (!keep) return { user: new User({ id, nick }) }
  const token = hub.secrets.token()
  return { user: new User({ id, nick }, { token: hub.secrets.digest(token) }), token }
}

async function known(hub: Hub, token: string): Promise<Person> {
  const record = await hub.store.people.getToken(hub.secrets.digest(token))
  if (!record || record.seenAt < hub.clock.now() - hub.limits.tokenMs) throw new ChatError('token_invalid')
  return { user: hub.users.get(record.user.id) ?? new User(record.user, { token: record.digest, isKept: true }) }
}

interface Place {
  readonly room: Room
  readonly seen: Look
}

async function lookInto(asker: Asker, name: string | undefined): Promise<Place | undefined> {
  if (name === undefined) return undefined
  const room = await openRoom(asker, { name })
  return { room, seen: await look(asker.session.hub, room) }
}

async function memberships(hub: Hub, user: User): Promise<AnswerOf<'hello'>['rooms']> {
  if (!user.isKept) return []
  const members = await hub.store.people.listMembers(user.id)
  return members.flatMap(({ room }) => hub.directory.byId(room)?.view ?? [])
}

interface Arrival {
  readonly given: string
  readonly place: Place | undefined
  /** Whether a token is made for him, which the store must know before he does. */
  readonly isProofNew: boolean
}

async function arrive(asker: Asker, arrival: Arrival): Promise<Entered | undefined> {
  if (!arrival.isProofNew) return land(asker, arrival)
  const { users } = asker.session.hub
  checkFree(asker.session.hub, arrival.given)
  users.arrive(asker.user)
  try {
    await users.keepProof(asker.user)
    return land(asker, arrival)
  } catch (error) {
    users.dismiss(asker.user)
    throw error
  }
}

/** Is there from now on: checks as things stand, then changes them, without a wait in between. */
function land({ session, user: person }: Asker, { given, place }: Arrival): Entered | undefined {
  const { hub } = session
  // closed meanwhile: a nick must not stay taken by nobody
  if (session.isClosed) throw new ChatError('nick_required')
  const user = hub.users.get(person.id) ?? person
  if (user.sessions.length >= hub.limits.sessionsPerUser)
    throw new ChatError('sessions_full', { max: hub.limits.sessionsPerUser })
  const asker = { session, user }
  if (place) checkEntry(asker, place.room)
  // a nick is kept for a time only: who comes back after it, and finds it taken, has the one he gives now
  if (hub.nicks.isTaken(user.nick, user.id)) user.nick = checkFree(hub, given, user)
  hub.users.arrive(user)
  session.become(user)
  return place && enterSeen(asker, place.room, { seen: place.seen, leaving: undefined })
}
