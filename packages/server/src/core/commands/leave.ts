import type { Handler } from '../command.ts'
import { exit } from './entering.ts'

/** Leaves a room. */
export const leave: Handler<'leave'> = (asker, { room }) => ({ room: exit(asker, room).view })
