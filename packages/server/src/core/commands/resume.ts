import { ChatError } from '@papo/protocol'
import type { Position, Resumed } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import { storageFailure } from '../storage-failure.ts'
import type { RoomRecord } from '../store/rooms.ts'
import { checkEntry, takePlace } from './entering.ts'

/**
 * Goes on where one stood: in each room what was missed, in order, or a new beginning; then live.
 * The answer holds the first page of it, the rest follows from the log. Rooms that one may not read, or not
 * enter any more, are left out. All is read before anything changes.
 */
export const resume: Handler<'resume'> = async (asker, { rooms }) => {
  const { hub } = asker.session
  const byRoom = new Map(rooms.map((position) => [position.room, position]))
  try {
    const found = await Promise.all(Array.from(byRoom.values(), (position) => lookBack(asker, position)))
    if (asker.session.isClosed) throw new ChatError('not_in_room')
    return { rooms: found.flatMap((one) => (one && goOn(asker, one, roomOf(hub, one)) ? [one.resumed] : [])) }
  } catch (error) {
    throw storageFailure(error)
  }
}

/** What was missed of a room, and the seq after which the rest follows. */
interface Missed {
  readonly record: RoomRecord
  readonly resumed: Resumed
  readonly told: number
}

async function lookBack({ session }: Asker, position: Position): Promise<Missed | undefined> {
  const { hub } = session
  const open = hub.directory.byId(position.room)
  const record = open?.record ?? (await hub.store.rooms.getRoom(position.room))
  // an open room that this node does not list is no more
  if (!record || (!open && record.kind === 'open') || !hub.canRead(session, record)) return undefined
  return readMissed(hub, position, { record, room: open })
}

async function readMissed(
  { store, limits }: Hub,
  { seq, epoch }: Position,
  { record, room }: { readonly record: RoomRecord; readonly room: Room | undefined },
): Promise<Missed> {
  const { id, kind, name, slug, head } = record
  const view = room?.view ?? { id, kind, name, slug, head }
  const told = room?.told ?? head
  const isKnown = epoch === store.epoch && seq >= 0 && seq <= told
  if (!isKnown || told - seq >= limits.resumeEvents) {
    const page = await store.log.readPage(id, told + 1, limits.historyOnJoin)
    return { record, resumed: { type: 'reset', room: view, page, epoch: store.epoch }, told }
  }
  const bound = { events: limits.pageEvents, bytes: limits.pageBytes }
  const events = seq === told ? [] : await store.log.readLog(id, { after: seq, until: told }, bound)
  return { record, resumed: { type: 'missed', room: view, events }, told: events.at(-1)?.seq ?? seq }
}

/** The room as it is now: a conversation is let go of when nobody reads it. */
function roomOf({ directory }: Hub, { record }: Missed): Room | undefined {
  return directory.byId(record.id) ?? (record.kind === 'direct' ? directory.add(record) : undefined)
}

/** Reads on after what was missed; false when the room can't be entered any more. */
function goOn(asker: Asker, { told }: Missed, room: Room | undefined): boolean {
  if (!room) return false
  const { session } = asker
  const reader = session.readerOf(room)
  if (reader) session.readAgain(reader, told)
  else if (!mayEnter(asker, room)) return false
  else takePlace(asker, room, told)
  return true
}

function mayEnter(asker: Asker, room: Room): boolean {
  try {
    if (room.record.kind === 'open') checkEntry(asker, room)
    return true
  } catch (error) {
    if (error instanceof ChatError) return false
    throw error
  }
}
