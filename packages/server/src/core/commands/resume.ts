import { ChatError } from '@papo/protocol'
import type { Event, Page, Position, Resumed, Seq } from '@papo/protocol'
import { shareAnswer } from '../answer-share.ts'
import type { AnswerShare } from '../answer-share.ts'
import { boundedPage } from '../bounded-page.ts'
import type { Asker, Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import { nothingRead } from '../memberships.ts'
import type { Room } from '../room.ts'
import type { RoomRecord } from '../store/rooms.ts'
import type { Author } from './depositing.ts'
import { checkEntry, takePlace } from './entering.ts'

/**
 * Goes on where one stood: in each room what was missed, in order, or a new beginning; then live.
 * The rooms share an answer of one outbox's size: what of a room does not fit into its share follows from the log, or
 * by reading history. Rooms that one may not read, or not enter any more, are left out. All is read before anything changes.
 */
export const resume: Handler<'resume'> = async (asker, { rooms }) => {
  const { hub } = asker.session
  const byRoom = new Map(rooms.map((position) => [position.room, position]))
  const found = await lookBackAll(asker, [...byRoom.values()])
  if (asker.session.isClosed) throw new ChatError('not_in_room')
  return { rooms: found.flatMap((one) => (one && goOn(asker, one, roomOf(hub, one))) ?? []) }
}

/** What an event or a message takes beside its text, about. */
const frameBytes = 100

/** What was missed of a room, and the seq after which the rest follows. */
interface Missed {
  readonly record: RoomRecord
  readonly found:
    | { readonly type: 'missed'; readonly events: readonly Event[] }
    | { readonly type: 'reset'; readonly page: Page; readonly epoch: string }
  readonly mentions: readonly Seq[]
  readonly told: Seq
  readonly share: AnswerShare
}

/** One after the other: each room has an equal share of the bytes that are left, so that none comes away empty. */
async function lookBackAll(asker: Asker, positions: readonly Position[]): Promise<(Missed | undefined)[]> {
  const found: (Missed | undefined)[] = []
  let left = asker.session.hub.outboxTotal.boundEach
  for (const [index, position] of positions.entries()) {
    const missed = await lookBack(asker, position, Math.max(0, left / (positions.length - index)))
    if (missed) left -= sizeOf(missed)
    found.push(missed)
  }
  return found
}

/** About how many bytes a room takes in an answer. */
function sizeOf({ found, share }: Missed): number {
  const told = found.type === 'missed' ? found.events : [...found.page.messages, ...found.page.quoted]
  return told.reduce((sum, one) => sum + textSize(one), share.peopleBytes)
}

function textSize(one: object): number {
  return frameBytes + ('text' in one && typeof one.text === 'string' ? 3 * one.text.length : 0)
}

async function lookBack({ session, user }: Asker, position: Position, share: number): Promise<Missed | undefined> {
  const { hub } = session
  const open = hub.directory.byId(position.room)
  const record = open?.record ?? (await hub.store.rooms.getRoom(position.room))
  // an open room that this node does not list is no more
  if (!record || (!open && record.kind === 'open') || !hub.canRead(session, record)) return undefined
  return readMissed({ hub, user }, position, { record, room: open, share: shareAnswer(share, open, hub.limits) })
}

/** A room, if it is in memory, and what an answer may tell of it. */
interface Place {
  readonly record: RoomRecord
  readonly room: Room | undefined
  readonly share: AnswerShare
}

async function readMissed(
  { hub, user }: Author,
  { seq, epoch }: Position,
  { record, room, share }: Place,
): Promise<Missed> {
  const { store, limits, memberships } = hub
  const { id, head } = record
  const told = room?.told ?? head
  const mentions = await memberships.mentions(user, id, told)
  const isKnown = epoch === store.epoch && seq >= 0 && seq <= told
  if (!isKnown || told - seq >= limits.resumeEvents) {
    const place = { before: told + 1, asOf: told, limit: limits.historyOnJoin }
    const page = boundedPage(await store.log.readPage(id, place, user.id), share.bytes, place)
    room?.heard(page.messages.map(({ author }) => author))
    return { record, found: { type: 'reset', page, epoch: store.epoch }, mentions, told, share }
  }
  const bound = { events: limits.pageEvents, bytes: Math.min(limits.pageBytes, share.bytes) }
  const read = seq === told ? [] : await store.log.readLog(id, { after: seq, until: told }, bound)
  const events = firstThatFit(read, share.bytes)
  return { record, found: { type: 'missed', events }, mentions, told: events.at(-1)?.seq ?? seq, share }
}

function firstThatFit(events: readonly Event[], maxBytes: number): readonly Event[] {
  let bytes = 0
  const tooLarge = events.findIndex((event) => (bytes += textSize(event)) > maxBytes)
  return tooLarge < 0 ? events : events.slice(0, tooLarge)
}

/** The room as it is now: a conversation is let go of when nobody reads it. */
function roomOf({ directory }: Hub, { record }: Missed): Room | undefined {
  return directory.byId(record.id) ?? (record.kind === 'direct' ? directory.add(record) : undefined)
}

/** Reads on after what was missed; nothing when the room can't be entered any more. */
function goOn(asker: Asker, missed: Missed, room: Room | undefined): Resumed | undefined {
  if (!room) return undefined
  const { session, user } = asker
  const reader = session.readerOf(room)
  if (reader) session.readAgain(reader, missed.told)
  else if (!mayEnter(asker, room)) return undefined
  else takePlace(asker, room, { ...missed, ...(room.record.pair && { from: nothingRead }) })
  const membership = session.hub.memberships.view(user, room.view, missed.mentions)
  return { ...missed.found, membership, people: room.personViews(missed.share.people), count: room.size }
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
