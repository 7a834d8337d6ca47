import type { Handler } from '../command.ts'
import { enter } from './entering.ts'
import { openRoom } from './entry-room.ts'

/** Enters a room; where `leaving` is given the old one is left only when the new one can be entered. */
export const join: Handler<'join'> = async (asker, { room: ref, leaving }) =>
  enter(asker, await openRoom(asker, ref), leaving)
