import type { Handler } from '../command.ts'
import { roomNamed } from './entering.ts'

/** Lists who is in an open room, in order of arrival. */
export const who: Handler<'who'> = ({ session: { hub } }, { room: ref }) => {
  const room = roomNamed(hub, ref)
  return { room: room.view, people: Array.from(room.people, ({ id, nick }) => ({ id, nick })) }
}
