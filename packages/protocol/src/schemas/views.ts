import { z } from 'zod'
import { messageView, quote } from './events.ts'
import { channel, count, noticeLevel, position, presence, roomId, roomKind, seq, time, userId } from './values.ts'

/** A user as others see it. */
export const userView = z.object({ id: userId, nick: z.string() }).readonly()

/** Somebody who is in a room. */
export const personView = z
  .object({ id: userId, nick: z.string(), presence, channel, since: time, awayAt: time.optional() })
  .readonly()

/** A room as it is named to its members; a direct one has its two users (`pair`) instead of a name. */
export const roomView = z
  .object({
    id: roomId,
    kind: roomKind,
    name: z.string(),
    slug: z.string(),
    /** Who made it: its owner. */
    maker: userId,
    pair: z.tuple([userView, userView]).readonly().optional(),
    /** The seq of its newest event. */
    head: position,
    /** How many messages its log has had. */
    n: count,
    /** When its newest message was said; 0 where there is none. */
    lastAt: time,
  })
  .readonly()

/** A line of the room list: how many are there now, and by nick the first few, whoever spoke last first. */
export const roomListing = z
  .object({
    id: roomId,
    name: z.string(),
    slug: z.string(),
    count,
    people: z.array(z.string()).readonly(),
    lastAt: time,
  })
  .readonly()

/** Messages as they stand, oldest first, folded up to `asOf`; whether older (`more`) and newer ones exist. */
export const page = z
  .object({
    messages: z.array(messageView).readonly(),
    /** The messages that these answer and that are not among them. */
    quoted: z.array(quote).readonly(),
    asOf: position,
    more: z.boolean(),
    newer: z.boolean(),
  })
  .readonly()

/** Up to where somebody has read: the seq of a message and its ordinal. */
export const marker = z.object({ seq: position, n: count }).readonly()

/** What a room is to one of its members. */
export const membership = z
  .object({
    room: roomView,
    marker,
    /** The seqs of unread messages that call him, oldest first; at most 100. */
    mentions: z.array(seq).readonly(),
    notice: noticeLevel,
  })
  .readonly()

/** What entering a room tells: the room, its newest messages, who is there. */
export const entered = z
  .object({
    membership,
    page,
    /** Who is there, in order of arrival: the first 500 of them. */
    people: z.array(personView).readonly(),
    /** How many are there in all. */
    count,
    /** One was in it already: nothing happened. */
    already: z.boolean(),
  })
  .readonly()
