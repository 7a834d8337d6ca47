import { z } from 'zod'
import { channel, count, noticeLevel, presence, roomId, time, userId } from './values.ts'
import { marker, membership, personView, roomListing } from './views.ts'

const person = { room: roomId, user: userId, nick: z.string() }

/** What is told to those present and never kept. */
export const signal = z.discriminatedUnion('type', [
  /** A user's first session entered the room; `quiet` ones are told later by `gathered` where arrivals are merged. */
  z.object({ type: z.literal('joined'), ...person, quiet: z.boolean(), channel }).readonly(),
  /** A user's last session left the room. */
  z.object({ type: z.literal('left'), ...person, quiet: z.boolean() }).readonly(),
  /** The quiet arrivals and departures of a busy moment, merged. */
  z
    .object({
      type: z.literal('gathered'),
      room: roomId,
      joined: z.array(z.string()).readonly(),
      left: z.array(z.string()).readonly(),
    })
    .readonly(),
  /** A user of the room goes by another nick. */
  z.object({ type: z.literal('renamed'), room: roomId, user: userId, from: z.string(), to: z.string() }).readonly(),
  /** Somebody writes, or has stopped to. */
  z.object({ type: z.literal('typing'), ...person, on: z.boolean() }).readonly(),
  /** Somebody of the room is away, or back. */
  z.object({ type: z.literal('presence'), room: roomId, user: userId, presence, awayAt: time.optional() }).readonly(),
  /** To who could not be told all of the above for a while: who is there now, the first 500, and how many in all. */
  z.object({ type: z.literal('people'), room: roomId, people: z.array(personView).readonly(), count }).readonly(),
  /** To one's own sessions: one has read up to there, by another of them. */
  z.object({ type: z.literal('marked'), room: roomId, marker }).readonly(),
  /** To one's own sessions: one is in a room now, by another of them or because somebody spoke to one; its events after `head` follow. */
  z.object({ type: z.literal('entered'), membership }).readonly(),
  /** To one's own sessions: one left a room by another of them. */
  z.object({ type: z.literal('exited'), room: roomId }).readonly(),
  /** To one's own sessions: what one set about a room or a person. */
  z.object({ type: z.literal('noticed'), room: roomId, notice: noticeLevel }).readonly(),
  z.object({ type: z.literal('ignored'), user: userId, on: z.boolean() }).readonly(),
  /** To who watches the room list: the rooms that changed, and those that are no more; every 2 s at most. */
  z
    .object({
      type: z.literal('rooms'),
      changed: z.array(roomListing).readonly(),
      gone: z.array(roomId).readonly(),
      online: count,
      /** These are all rooms there are: any other one is no more. */
      whole: z.literal(true).optional(),
    })
    .readonly(),
  /** The server is about to stop. */
  z.object({ type: z.literal('stopping') }).readonly(),
])
