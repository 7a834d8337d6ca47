import { z } from 'zod'
import { claimPattern } from '../claim.ts'
import { event, messageView } from './events.ts'
import { fileSent, fileView } from './files.ts'
import {
  channel,
  count,
  emoji,
  messageStyle,
  noticeLevel,
  position,
  presence,
  roomId,
  seq,
  time,
  userId,
} from './values.ts'
import { entered, marker, membership, page, personView, roomListing, roomView, userView } from './views.ts'

/** A room named by a person: exactly, as lines do, or by its slug, as links do. */
const roomRef = z.union([
  z.object({ name: z.string() }).readonly(),
  z.object({ slug: z.string() }).readonly(),
  z.object({ id: roomId }).readonly(),
])
const text = z.string()
/** The client's own name for a message, if it has one: said again, it is answered by where it stands already. */
const key = z.string().optional()
const empty = z.object({}).readonly()

/** Where something that was appended stands. */
const placed = z.object({ room: roomId, seq, at: time }).readonly()

/** Where a client stands in a room's log. */
const stand = z.object({ room: roomId, epoch: z.string(), seq: position }).readonly()

/** What a returning client gets for one room: what was missed, or a new beginning. */
const resumed = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('missed'),
      membership,
      people: z.array(personView).readonly(),
      count,
      events: z.array(event).readonly(),
    })
    .readonly(),
  z
    .object({
      type: z.literal('reset'),
      membership,
      people: z.array(personView).readonly(),
      count,
      page,
      epoch: z.string(),
    })
    .readonly(),
])

/** A file with the message that brought it, and the address by which anybody who is told it fetches it for some days. */
const fileListing = z
  .object({ file: fileView, link: z.string(), seq, author: userId, nick: z.string(), at: time })
  .readonly()

const row = <A extends z.ZodRawShape, R extends z.ZodType>(ask: A, answer: R) => ({
  ask: z.object(ask).readonly(),
  answer,
})

/** Both directions of every verb: what a client asks and what it is answered. */
export const verbSchemas = {
  /** Says who one is; must come first. `room` lands there in the same step; `keep` asks for a token. */
  hello: row(
    {
      /** The version of this protocol that the client speaks; absent on lines. */
      protocol: z.literal(1).optional(),
      /** Who comes with a token may leave it out. */
      nick: z.string().optional(),
      room: z.string().optional(),
      token: z.string().optional(),
      keep: z.literal(true).optional(),
      /** A token that a stranger makes up: who repeats it, because no answer came, is the same person. */
      claim: z.string().regex(claimPattern).optional(),
      language: z.enum(['pt-BR', 'en']).optional(),
      channel: channel.optional(),
    },
    z
      .object({
        user: userView,
        server: z.string(),
        epoch: z.string(),
        token: z.string().optional(),
        entered: entered.optional(),
        /** The rooms that one is a member of; nothing is told of them until `join` or `resume`. */
        rooms: z.array(membership).readonly(),
        ignored: z.array(userId).readonly(),
        /** The largest file that the server takes, in bytes. */
        maxFileBytes: count.optional(),
        /** The server's clock, for the times of what is shown. */
        at: time,
      })
      .readonly(),
  ),
  /** Enters a room, out of `leaving` if given; answers with its newest messages. */
  join: row({ room: roomRef, leaving: roomId.optional() }, entered),
  /** Leaves a room. */
  leave: row({ room: roomId }, z.object({ room: roomView }).readonly()),
  /** Makes a room; `enter` also enters it, out of `leaving` if given. */
  create: row(
    { name: z.string(), enter: z.object({ leaving: roomId.optional() }).readonly().optional() },
    z.object({ room: roomView, entered: entered.optional() }).readonly(),
  ),
  /** Says something in a room one is in; the text may be empty where files come along. */
  send: row(
    {
      room: roomId,
      text,
      style: messageStyle,
      key,
      reply: seq.optional(),
      files: z.array(fileSent).min(1).max(10).readonly().optional(),
    },
    placed,
  ),
  /** Says something to one person; makes the conversation at the first message. */
  send_direct: row({ to: z.string(), text, key }, placed),
  /** Changes the text of one's own message. */
  edit: row({ room: roomId, seq, text }, placed),
  /** Takes a message's text away, for ever. */
  delete: row({ room: roomId, seq }, placed),
  /** Puts a reaction to a message, or takes it back. */
  react: row({ room: roomId, seq, emoji, on: z.boolean() }, placed),
  /** Pins a message to its room, or unpins it. */
  pin: row({ room: roomId, seq, on: z.boolean() }, placed),
  /** Lists the pinned messages of a room, the one pinned last first. */
  pins: row({ room: roomId }, z.object({ messages: z.array(messageView).readonly() }).readonly()),
  /** Lists the files of a room, the newest first: those of messages before a seq, `more` where there are older ones. */
  files: row(
    { room: roomId, before: seq.optional(), limit: z.int().positive() },
    z.object({ room: roomId, files: z.array(fileListing).readonly(), more: z.boolean() }).readonly(),
  ),
  /** Asks for an address by which one file may be sent once, without a token (`PUT /s/<room>?envio=…`). */
  upload_link: row(
    { room: roomId, name: z.string().optional() },
    z.object({ room: roomId, path: z.string(), until: time }).readonly(),
  ),
  /** Lists the older texts of a message, oldest first. */
  versions: row(
    { room: roomId, seq },
    z.object({ versions: z.array(z.object({ text, at: time }).readonly()).readonly() }).readonly(),
  ),
  /** Reads messages of a room one is in, or of the conversation `with` somebody: the newest, those before or after a seq, or around it. */
  history: row(
    {
      room: roomId.optional(),
      with: z.string().optional(),
      before: seq.optional(),
      after: position.optional(),
      around: seq.optional(),
      limit: z.int().positive(),
    },
    z.object({ room: roomView, page, with: z.string().optional() }).readonly(),
  ),
  /** Reads a room's log after a seq: how a client repairs a hole. */
  log: row(
    { room: roomId, after: position, until: seq },
    z.object({ room: roomId, events: z.array(event).readonly() }).readonly(),
  ),
  /** Lists rooms, those with most people first. */
  rooms: row(
    { filter: z.string().optional() },
    z.object({ rooms: z.array(roomListing).readonly(), online: count }).readonly(),
  ),
  /** Is told of the room list as it changes, by the signal `rooms`, or no more. */
  watch: row({ on: z.boolean() }, z.object({ rooms: z.array(roomListing).readonly(), online: count }).readonly()),
  /** Lists who is in a room: one one is in, or an open one by name; without a room, who is online. */
  who: row(
    { room: roomRef.optional() },
    z.object({ room: roomView.optional(), people: z.array(personView).readonly() }).readonly(),
  ),
  /** Takes another nick. */
  nick: row({ nick: z.string() }, z.object({ from: z.string(), to: z.string() }).readonly()),
  /** Says where one stands in each room; answered by what was missed, or a reset. */
  resume: row({ rooms: z.array(stand).readonly() }, z.object({ rooms: z.array(resumed).readonly() }).readonly()),
  /** Has read a room up to a message. */
  mark: row({ room: roomId, marker }, z.object({ room: roomId, marker }).readonly()),
  /** Writes, or has stopped to. */
  typing: row({ room: roomId, on: z.boolean() }, empty),
  /** Says whether one is at the screen. */
  presence: row({ presence }, empty),
  /** Shows oneself nothing more of a person, or does again. */
  ignore: row({ nick: z.string(), on: z.boolean() }, z.object({ user: userView, on: z.boolean() }).readonly()),
  /** Says what a room may tell one about. */
  notice: row({ room: roomId, notice: noticeLevel }, z.object({ room: roomId, notice: noticeLevel }).readonly()),
} as const
