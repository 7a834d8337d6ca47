import { z } from 'zod'

/** A user's id: an integer, never reused. A nick is an attribute. */
export const userId = z.int().positive()
/** A room's id: an integer, never reused. A name is an attribute. */
export const roomId = z.int().positive()
/** A position in one room's log: 1, 2, 3, … without holes. */
export const seq = z.int().positive()
/** A position, or 0: before the first event. */
export const position = z.int().nonnegative()
/** A count. */
export const count = z.int().nonnegative()
/** Milliseconds UTC. */
export const time = z.int().nonnegative()
/** One emoji, as a reaction. */
export const emoji = z.string().min(1).max(64)
/** How a message is meant: `say` is speech, `act` is what `/eu` tells: "* Lari acena". */
export const messageStyle = z.enum(['say', 'act'])
/** How a room is reached: `open` rooms have a name and a slug, `direct` ones a pair of users. */
export const roomKind = z.enum(['open', 'direct'])
/** Whether somebody is there: `away` is connected and has done nothing for a while. */
export const presence = z.enum(['online', 'away'])
/** What a room may tell its member about while he looks elsewhere. */
export const noticeLevel = z.enum(['all', 'mentions', 'none'])
/** By what somebody is connected. */
export const channel = z.enum(['web', 'line', 'sdk', 'irc'])
