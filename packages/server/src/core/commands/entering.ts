import { ChatError, nearest } from '@papo/protocol'
import type { Entered, Page, RoomId, RoomRef, Seq } from '@papo/protocol'
import { boundedPage } from '../bounded-page.ts'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Reader } from '../reader.ts'
import type { Room } from '../room.ts'
import type { Session } from '../session.ts'
import { storageFailure } from '../storage-failure.ts'

/** The open room that a person names; throws `room_required` or `room_not_found` with the nearest name. */
export function roomNamed(hub: Hub, ref: RoomRef): Room {
  if ('id' in ref) return stillOpen(hub.directory.byId(ref.id))
  const given = ref.name
  if (given === '') throw new ChatError('room_required')
  const room = hub.directory.byName(given)
  if (room && isOpen(room)) return room
  const similar = hub.directory.bySpelling(given)?.record.name ?? nearest(given, hub.directory.words())
  throw new ChatError('room_not_found', { given, ...(similar !== undefined && { nearest: similar }) })
}

/** Throws when one more person may not enter. */
export function checkPlace(hub: Hub, room: Room): void {
  if (room.size >= hub.limits.membersPerRoom) throw new ChatError('room_full', { max: hub.limits.membersPerRoom })
}

/** Throws why a session may not enter one more room, or not leave the one that it would leave for it. */
export function checkPlaces({ limits }: Hub, session: Session, leaving: RoomId | undefined): void {
  if (leaving !== undefined) openReader(session, leaving)
  const open = session.readers.filter(({ room }) => room.record.kind === 'open').length
  const places = leaving === undefined ? open : open - 1
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
  readonly entered: Entered
  readonly told: Seq
}

/** Reads a room's newest messages for who is about to enter; rejects with `storage_failed`. */
export async function look(hub: Hub, room: Room): Promise<Look> {
  const { told, view } = room
  try {
    const page = await hub.store.log.readPage(room.id, told + 1, hub.limits.historyOnJoin)
    const bounded = boundedPage(page, hub.outboxTotal.boundEach)
    return { entered: { room: view, page: bounded, already: false }, told }
  } catch (error) {
    throw storageFailure(error)
  }
}

/**
 * Puts a session into a room, out of `leaving` if given, and answers with the newest messages; what happens
 * after them follows once the answer is written. Nothing changes before the messages are read, and nothing
 * at all where one is already.
 */
export async function enter(asker: Asker, room: Room, leaving?: RoomId): Promise<Entered> {
  if (asker.session.readerOf(room)) return alreadyIn(room)
  checkEntry(asker, room, leaving)
  const seen = await look(asker.session.hub, room)
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
  takePlace(asker, room, seen.told)
  if (leaving !== undefined) exit(asker, leaving)
  return seen.entered
}

/** Puts a session into a room, to read on after `told` once its answer is written; a place kept for its user is his again. */
export function takePlace({ session, user }: Asker, room: Room, told: Seq): void {
  const { temporary, users } = session.hub
  room.enter(user)
  users.grace.end(user, room)
  temporary.entered(room)
  users.remember(user, room)
  session.read(room, told)
}

/** Takes a session out of a room it is in; throws `not_in_room`. */
export function exit({ session, user }: Asker, id: RoomId): Room {
  const reader = openReader(session, id)
  const { room } = reader
  session.stopReading(reader)
  room.exit(user)
  if (!room.has(user)) session.hub.users.forget(user, room)
  session.hub.temporary.left(room)
  return room
}

function alreadyIn(room: Room): Entered {
  const page: Page = { messages: [], asOf: 0, more: false }
  return { room: room.view, page, already: true }
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
