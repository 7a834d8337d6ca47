import { ChatError } from '@papo/protocol'
import type { Event, Position, Resumed } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Room } from '../room.ts'
import { enter } from './entering.ts'

/** Goes on where one stood: in each room what was missed, in order, or a new beginning; then live. */
export const resume: Handler<'resume'> = async (asker, { rooms }) => {
  const resumed = await Promise.all(rooms.map((position) => resumeRoom(asker, position)))
  return { rooms: resumed.filter((one) => one !== undefined) }
}

async function resumeRoom(asker: Asker, position: Position): Promise<Resumed | undefined> {
  const { hub } = asker.session
  const room = hub.directory.byId(position.room)
  if (!room || !hub.canRead(asker.session, room)) return undefined
  const { told, view } = room
  const isKnown = position.epoch === hub.store.epoch && position.seq <= told
  const { page } = await enter(asker, room)
  if (isKnown && told - position.seq < hub.limits.resumeEvents) {
    return { type: 'missed', room: view, events: await readBetween(asker, room, { after: position.seq, until: told }) }
  }
  return { type: 'reset', room: view, page, epoch: hub.store.epoch }
}

async function readBetween(
  { session: { hub } }: Asker,
  room: Room,
  range: { after: number; until: number },
): Promise<Event[]> {
  const events: Event[] = []
  let after = range.after
  while (after < range.until) {
    const page = await hub.store.log.readLog(
      room.id,
      { after, until: range.until },
      { events: hub.limits.pageEvents, bytes: hub.limits.pageBytes },
    )
    if (page.length === 0) throw new ChatError('internal')
    events.push(...page)
    after = page.at(-1)!.seq
  }
  return events
}
