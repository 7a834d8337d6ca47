import { z } from 'zod'
import { fileView } from './files.ts'
import { count, emoji, messageStyle, roomId, seq, time, userId } from './values.ts'

/** What every event of a room's log has; `at` is given by the store at commit, `nick` is the author's at that moment. */
const base = { room: roomId, seq, at: time, author: userId, nick: z.string() }

/** The message that another one answers; its text is looked up, since it may be gone. */
export const replyTo = z.object({ seq, author: userId, nick: z.string() }).readonly()

const message = {
  ...base,
  kind: z.literal('message'),
  /** Its ordinal among the messages of the room: unread is one subtraction. */
  n: count,
  /** The text as it is now: empty once deleted. */
  text: z.string(),
  style: messageStyle,
  /** The client's own name for it, where it gave one. */
  key: z.string().optional(),
  reply: replyTo.optional(),
  /** What it brings, in the order that its author gave; gone once deleted. */
  files: z.array(fileView).readonly().optional(),
  /** Whom it names. */
  mentions: z.array(userId).readonly().optional(),
  /** It calls everybody of the room (`@todos`). */
  all: z.literal(true).optional(),
  /** When its text was last changed. */
  edited: time.optional(),
  /** Its text is gone for ever. */
  deleted: z.literal(true).optional(),
}

/** The first event of every log: the room exists. */
export const createdEvent = z.object({ ...base, kind: z.literal('created') }).readonly()
/** Somebody said something. */
export const messageEvent = z.object(message).readonly()
/** A message's text changed; `text` is the current one, empty where it is deleted since. */
export const editedEvent = z
  .object({
    ...base,
    kind: z.literal('edited'),
    target: seq,
    text: z.string(),
    mentions: z.array(userId).readonly().optional(),
  })
  .readonly()
/** A message's text is gone; the author of the event is who deleted it. */
export const deletedEvent = z.object({ ...base, kind: z.literal('deleted'), target: seq }).readonly()
/** Somebody put a reaction to a message, or took it back. */
export const reactedEvent = z
  .object({ ...base, kind: z.literal('reacted'), target: seq, emoji, on: z.boolean() })
  .readonly()
/** A message was pinned to its room, or is no more. */
export const pinnedEvent = z.object({ ...base, kind: z.literal('pinned'), target: seq, on: z.boolean() }).readonly()
/** A temporary room left the lists and its name is free; its log stays. */
export const archivedEvent = z.object({ ...base, kind: z.literal('archived') }).readonly()

/** An entry of a room's log. */
export const event = z.discriminatedUnion('kind', [
  createdEvent,
  messageEvent,
  editedEvent,
  deletedEvent,
  reactedEvent,
  pinnedEvent,
  archivedEvent,
])

/** One kind of reaction to a message: how many put it, and by nick the first few of them. */
export const reaction = z
  .object({ emoji, count, nicks: z.array(z.string()).readonly(), mine: z.literal(true).optional() })
  .readonly()

/** A message as it stands: its event with what later events made of it. */
export const messageView = z
  .object({
    ...message,
    reactions: z.array(reaction).readonly().optional(),
    pinned: z.literal(true).optional(),
  })
  .readonly()

/** What a reply line shows of the message answered; `text` is its beginning, `files` what it brings. */
export const quote = z
  .object({
    seq,
    author: userId,
    nick: z.string(),
    text: z.string(),
    files: z.array(fileView).readonly().optional(),
    deleted: z.literal(true).optional(),
  })
  .readonly()
