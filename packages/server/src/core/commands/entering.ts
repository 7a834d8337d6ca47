import { ChatError, nearest } from '@papo/protocol'
import type { Entered, Marker, Membership, Page, RoomId, RoomRef, Seq } from '@papo/protocol'
import { shareAnswer } from '../answer-share.ts'
import type { AnswerShare } from '../answer-share.ts'
import { boundedPage } from '../bounded-page.ts'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Reader } from '../reader.ts'
import type { Room } from '../room.ts'
import type { Session } from '../session.ts'
import type { User } from '../user.ts'
import type { Author } from './depositing.ts'

/** The open room that a person names; throws `room_required` or `room_not_found` with the nearest name. */
export function roomNamed(hub: Hub, ref: RoomRef): Room {
  if ('id' in ref) return stillOpen(hub.directory.byId(ref.id))
  if ('slug' in ref) return roomAt(hub, ref.slug)
  const given = ref.name
  if (given === '') throw new ChatError('room_required')
  const room = hub.directory.byName(given)
  if (room && isOpen(room)) return room
  const similar = hub.directory.bySpelling(given)?.record.name ?? nearest(given, hub.directory.words())
  throw new ChatError('room_not_found', { given, ...(similar !== undefined && { nearest: similar }) })
}

function roomAt({ directory }: Hub, given: string): Room {
  if (given === '') throw new ChatError('room_required')
  // what was typed into an address leads where another spelling of the name does
  const room = directory.bySlug(given) ?? directory.bySpelling(given)
  if (room && isOpen(room)) return room
  const found = nearest(given, directory.words())
  throw new ChatError('room_not_found', { given, ...(found !== undefined && { nearest: found }) })
}

/** Throws when one more person may not enter. */
export function checkPlace(hub: Hub, room: Room): void {
  if (room.size >= hub.limits.membersPerRoom) throw new ChatError('room_full', { max: hub.limits.membersPerRoom })
}

/** Throws why a session may not enter one more room, or not leave the one that it would leave for it. */
export function checkPlaces({ limits }: Hub, session: Session, leaving: RoomId | undefined): void {
  if (leaving !== undefined) openReader(session, leaving)
  const places = leaving === undefined ? session.openRooms : session.openRooms - 1
  if (places >= limits.roomsPerSession) throw new ChatError('rooms_joined_full', { max: limits.roomsPerSession })
}

/** Throws why a user may not enter a room by a session just now. */
export function checkEntry({ session, user }: Asker, room: Room, leaving?: RoomId): void {
  stillOpen(room)
  if (!room.has(user)) checkPlace(session.hub, room)
  checkPlaces(session.hub, session, leaving)
}

/** A room as somebody sees it who is about to enter: its newest messages, and where he reads on after them. */
export interface Look {
  readonly page: Page
  /** The unread messages that call him. */
  readonly mentions: readonly Seq[]
  readonly told: Seq
  /** How many people the answer has place for. */
  readonly people: number
}

/** Reads a room's newest messages for who is about to enter. Rejects as the store does. */
export async function look({ session: { hub }, user }: Asker, room: Room): Promise<Look> {
  const { told } = room
  const { people, bytes } = answerShare(hub, room)
  const [page, mentions] = await Promise.all([
    readNewest({ hub, user }, room, bytes),
    hub.memberships.mentions(user, room.id, told),
  ])
  return { page, mentions, told, people }
}

function answerShare({ outboxTotal, limits }: Hub, room: Room): AnswerShare {
  return shareAnswer(outboxTotal.boundEach, room, limits)
}

/** The newest messages that a room's readers were told. */
async function readNewest({ hub: { store, limits }, user }: Author, room: Room, maxBytes: number): Promise<Page> {
  const place = { before: room.told + 1, asOf: room.told, limit: limits.historyOnJoin }
  const page = boundedPage(await store.log.readPage(room.id, place, user.id), maxBytes, place)
  room.heard(page.messages.map(({ author }) => author))
  return page
}

/**
 * Puts a session into a room, out of `leaving` if given, and answers with the newest messages; what happens
 * after them follows once the answer is written. Nothing changes before the messages are read, and nothing
 * at all where one is already.
 */
export async function enter(asker: Asker, room: Room, leaving?: RoomId): Promise<Entered> {
  if (asker.session.readerOf(room)) return alreadyIn(asker, room)
  checkEntry(asker, room, leaving)
  const seen = await look(asker, room)
  return enterSeen(asker, room, { seen, leaving })
}

/** The second half of entering, without a wait in it: checks as things stand now, and enters. */
export function enterSeen(
  asker: Asker,
  room: Room,
  { seen, leaving }: { readonly seen: Look; readonly leaving: RoomId | undefined },
): Entered {
  // closed meanwhile: nobody hears the answer, and nobody may be left behind in the room
  if (asker.session.isClosed) throw new ChatError('not_in_room')
  checkEntry(asker, room, leaving)
  const membership = takePlace(asker, room, seen)
  if (leaving !== undefined) exit(asker, leaving)
  return enteredBy({ membership, page: seen.page, already: false }, room, seen.people)
}

/** What entering tells. Who is there is listed only where the wire shows it: a list for each of thousands is dear. */
function enteredBy(told: Pick<Entered, 'membership' | 'page' | 'already'>, room: Room, most: number): Entered {
  return {
    ...told,
    count: room.size,
    get people() {
      return room.personViews(most)
    },
  }
}

/**
 * Puts a session into a room, to read on after `told` once its answer is written; a place kept for its user is his
 * again. His other sessions that keep a view of their rooms read it too.
 */
export function takePlace(
  { session, user }: Asker,
  room: Room,
  { told, mentions, from }: Pick<Look, 'told' | 'mentions'> & { readonly from?: Marker },
): Membership {
  const { temporary, users, memberships } = session.hub
  room.enter(user)
  users.grace.end(user, room)
  temporary.entered(room)
  const isNew = memberships.join(user, room, from)
  session.read(room, told)
  if (isNew) memberships.spread(user, room, session)
  return memberships.view(user, room.view, mentions)
}

/** Takes a session out of a room it is in; throws `not_in_room`. */
export function exit({ session, user }: Asker, id: RoomId): Room {
  const reader = openReader(session, id)
  const { room } = reader
  const { memberships, temporary } = session.hub
  stop(session, user, reader)
  for (const other of [...user.sessions]) {
    if (other === session || !other.wire.resumes) continue
    const place = other.readerOf(room)
    if (place) stop(other, user, place)
    other.signal({ type: 'exited', room: id })
  }
  session.hub.users.grace.leave(user, room)
  if (!room.has(user)) memberships.leave(user, id)
  temporary.left(room)
  return room
}

function stop(session: Session, user: User, reader: Reader): void {
  session.stopReading(reader)
  reader.room.exit(user)
}

/** A page of nothing. */
export const noPage: Page = { messages: [], quoted: [], asOf: 0, more: false, newer: false }

function alreadyIn({ session, user }: Asker, room: Room): Entered {
  const membership = session.hub.memberships.view(user, room.view, [])
  return enteredBy({ membership, page: noPage, already: true }, room, answerShare(session.hub, room).people)
}

function openReader(session: Session, id: RoomId): Reader {
  const reader = session.readers.find(({ room }) => room.id === id)
  if (!reader || reader.room.record.kind === 'direct') throw new ChatError('not_in_room')
  return reader
}

function stillOpen(room: Room | undefined): Room {
  if (!room || !isOpen(room)) throw new ChatError('room_not_found', { given: room?.record.name ?? '' })
  return room
}

function isOpen({ record, isEnding, isArchived }: Room): boolean {
  return record.kind === 'open' && !isEnding && !isArchived
}
