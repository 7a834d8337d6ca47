import { ChatError, checkNick, suggestNicks } from '@papo/protocol'
import type { AnswerOf, CommandOf, Entered, Membership, RoomView, Seq } from '@papo/protocol'
import type { Asker } from '../command.ts'
import { Fold } from '../fold.ts'
import type { Hub } from '../hub.ts'
import { nothingRead } from '../memberships.ts'
import type { Room } from '../room.ts'
import type { Session } from '../session.ts'
import type { TokenRecord } from '../store/people.ts'
import { User } from '../user.ts'
import { checkEntry, checkPlace, enterSeen, look, roomNamed } from './entering.ts'
import type { Look } from './entering.ts'
import { isEntryRoomToBe, openRoom } from './entry-room.ts'

type Hello = CommandOf<'hello'>

/**
 * Says who one is. A nick is taken when it is accepted, never before; a room given with it is checked with it.
 * All that may fail or take time comes first: then one is there, in one step, or nothing happened.
 */
export function hello(session: Session, command: Hello): Promise<AnswerOf<'hello'>> {
  const { claim, token } = command
  if (claim === undefined || token !== undefined) return greet(session, command)
  const { claims, secrets } = session.hub
  return claims.inTurn(secrets.digest(claim), () => greet(session, command))
}

async function greet(session: Session, command: Hello): Promise<AnswerOf<'hello'>> {
  if (session.user) throw new ChatError('already_greeted')
  const { hub } = session
  const { user, token, isNew } = await personWho(session, command)
  if (command.channel) session.channel = command.channel
  const place = await lookInto({ session, user }, command.room)
  const rooms = await memberships(hub, user)
  const entered = await arrive(
    { session, user },
    { given: command.nick, place, isProofNew: isNew && token !== undefined },
  )
  const { id, nick, ignored = [] } = session.user ?? user
  return {
    user: { id, nick },
    server: hub.settings.serverName,
    maxFileBytes: hub.settings.uploads.maxBytes,
    at: hub.clock.now(),
    ignored: [...ignored],
    epoch: hub.store.epoch,
    rooms,
    ...(token !== undefined && { token }),
    ...(entered && { entered }),
  }
}

/** So many characters of a nick that will not do are told back. */
const maxTold = 100

/** Throws what is wrong with a nick; answers its clean form. */
export function checkFree(hub: Hub, given: string, user?: User): string {
  const checked = checkNick(given, hub.settings.serverName)
  // what is too long is not sent back whole
  if ('problem' in checked)
    throw new ChatError('nick_invalid', { given: given.slice(0, maxTold), problem: checked.problem })
  checkTaken(hub, checked.nick, user)
  return checked.nick
}

/** Throws `nick_taken`, with free ones like it, where somebody else has a nick. */
export function checkTaken(hub: Hub, given: string, user: User | undefined): void {
  const isTaken = (nick: string): boolean => hub.nicks.isTaken(nick, user?.id)
  if (!isTaken(given)) return
  // one that the server's own name forbids can't be taken either
  const canNotHave = (nick: string): boolean => isTaken(nick) || 'problem' in checkNick(nick, hub.settings.serverName)
  throw new ChatError('nick_taken', { given, suggestions: suggestNicks(given, canNotHave) })
}

interface Person {
  readonly user: User
  /** The token that he is told now. */
  readonly token?: string
  readonly isNew: boolean
}

/** Whoever has said hello by this claim before is the same person: the answer may not have reached him. */
async function personWho(session: Session, command: Hello): Promise<Person> {
  const { hub } = session
  const { token, claim } = command
  if (token !== undefined) return known(hub, token)
  if (claim === undefined || !(await tokenRecord(hub, claim))) return stranger(session, command)
  return { ...(await known(hub, claim)), token: claim }
}

async function stranger({ hub, connection }: Session, { nick: given, room, keep, claim }: Hello): Promise<Person> {
  if (given === undefined) throw new ChatError('nick_required')
  const nick = checkFree(hub, given)
  if (room !== undefined && !isEntryRoomToBe(hub, { name: room })) checkPlace(hub, roomNamed(hub, { name: room }))
  const token = claim ?? (keep && hub.secrets.token())
  // a nick that is kept outlives its connection, and so the bound on these
  if (token !== undefined) hub.entryRates.take(connection.address)
  const id = await hub.users.newId()
  if (token === undefined) return { user: new User({ id, nick }), isNew: true }
  return { user: new User({ id, nick }, { token: hub.secrets.digest(token) }), token, isNew: true }
}

async function known(hub: Hub, token: string): Promise<Person> {
  const record = await tokenRecord(hub, token)
  if (!record) throw new ChatError('token_invalid')
  return { user: await personOf(hub, record), isNew: false }
}

/** What a token proves, if it is good. */
export async function tokenRecord(hub: Hub, token: string): Promise<TokenRecord | undefined> {
  const record = await hub.store.people.getToken(hub.secrets.digest(token))
  return record && record.seenAt >= hub.clock.now() - hub.limits.tokenMs ? record : undefined
}

/** The user whom a token proves, as he is here or as the store keeps him. */
export async function personOf({ users, memberships }: Hub, { user: view, digest }: TokenRecord): Promise<User> {
  const online = users.get(view.id)
  if (online) return online
  const loaded = await users.loaded.get(view.id, async () => {
    const user = new User(view, { token: digest, isKept: true })
    await memberships.load(user)
    return user
  })
  return users.get(view.id) ?? loaded
}

interface Place {
  readonly room: Room
  readonly seen: Look
}

async function lookInto(asker: Asker, name: string | undefined): Promise<Place | undefined> {
  if (name === undefined) return undefined
  const room = await openRoom(asker, { name })
  return { room, seen: await look(asker, room) }
}

async function memberships(hub: Hub, user: User): Promise<AnswerOf<'hello'>['rooms']> {
  if (!user.isKept) return []
  const { directory, store, limits, memberships } = hub
  const directs = await store.rooms.listDirect(user.id, limits.conversationsListed)
  const open = Array.from(user.belongings.keys(), (id) => directory.byId(id))
  const views = [
    ...open.flatMap((room) => (room?.record.kind === 'open' ? [room.view] : [])),
    ...directs.map((record) => directory.byId(record.id)?.view ?? new Fold(record).view),
  ]
  const called = await Promise.all(views.map(({ id, head }) => memberships.mentions(user, id, head)))
  return views.map((view, index) => membershipOf(hub, user, { view, mentions: called[index]! }))
}

function membershipOf(
  { memberships }: Hub,
  user: User,
  { view, mentions }: { readonly view: RoomView; readonly mentions: readonly Seq[] },
): Membership {
  // a conversation that he never looked into is unread from its beginning
  const isStrange = view.kind === 'direct' && !user.belongings.has(view.id)
  return { ...memberships.view(user, view, mentions), ...(isStrange && { marker: nothingRead }) }
}

interface Arrival {
  readonly given: string | undefined
  readonly place: Place | undefined
  /** Whether a token is made for him, which the store must know before he does. */
  readonly isProofNew: boolean
}

async function arrive(asker: Asker, arrival: Arrival): Promise<Entered | undefined> {
  if (!arrival.isProofNew) return land(asker, arrival)
  const { users } = asker.session.hub
  checkFree(asker.session.hub, asker.user.nick)
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
  if (hub.nicks.isTaken(user.nick, user.id)) user.nick = checkFree(hub, given ?? user.nick, user)
  hub.users.arrive(user)
  session.become(user)
  return place && enterSeen(asker, place.room, { seen: place.seen, leaving: undefined })
}
