import type { z } from 'zod'
import type * as events from './schemas/events.ts'
import type * as signals from './schemas/signals.ts'
import type * as values from './schemas/values.ts'

/** A user's id: an integer, never reused. A nick is an attribute. */
export type UserId = z.infer<typeof values.userId>
/** A room's id: an integer, never reused. A name is an attribute. */
export type RoomId = z.infer<typeof values.roomId>
/** A position in one room's log: 1, 2, 3, … without holes. */
export type Seq = z.infer<typeof values.seq>
/** How a room is reached. */
export type RoomKind = z.infer<typeof values.roomKind>
/** How a message is meant. */
export type MessageStyle = z.infer<typeof values.messageStyle>
/** Whether somebody is at the screen. */
export type Presence = z.infer<typeof values.presence>
/** What a room may tell its member about. */
export type NoticeLevel = z.infer<typeof values.noticeLevel>
/** By what somebody is connected. */
export type Channel = z.infer<typeof values.channel>

/** The first event of every log. */
export type CreatedEvent = z.infer<typeof events.createdEvent>
/** Somebody said something. */
export type MessageEvent = z.infer<typeof events.messageEvent>
/** A message's text changed. */
export type EditedEvent = z.infer<typeof events.editedEvent>
/** A message's text is gone. */
export type DeletedEvent = z.infer<typeof events.deletedEvent>
/** A reaction was put or taken back. */
export type ReactedEvent = z.infer<typeof events.reactedEvent>
/** A message was pinned or unpinned. */
export type PinnedEvent = z.infer<typeof events.pinnedEvent>
/** A temporary room's end. */
export type ArchivedEvent = z.infer<typeof events.archivedEvent>
/** An entry of a room's log. */
export type Event = z.infer<typeof events.event>
/** The kinds of events, as the log's `kind` column holds them. */
export type EventKind = Event['kind']

/** The message that another one answers. */
export type ReplyTo = z.infer<typeof events.replyTo>
/** One kind of reaction to a message. */
export type Reaction = z.infer<typeof events.reaction>
/** A message as it stands. */
export type MessageView = z.infer<typeof events.messageView>
/** What a reply line shows of the message answered. */
export type Quote = z.infer<typeof events.quote>

/** Every kind of event, with whether it changes the room's state (and so is appended on a condition). */
export const eventKinds = {
  created: { isState: true },
  message: { isState: false },
  edited: { isState: false },
  deleted: { isState: false },
  reacted: { isState: false },
  pinned: { isState: true },
  archived: { isState: true },
} as const satisfies { [K in EventKind]: { isState: boolean } }

/** What is told to those present and never kept. */
export type Signal = z.infer<typeof signals.signal>
/** The names of the signals. */
export type SignalType = Signal['type']

const isSignalType: { readonly [T in SignalType]: true } = {
  joined: true,
  left: true,
  gathered: true,
  renamed: true,
  typing: true,
  presence: true,
  people: true,
  marked: true,
  entered: true,
  exited: true,
  noticed: true,
  ignored: true,
  rooms: true,
  stopping: true,
}

/** Every signal, for the documentation test. */
export const signalTypes = Object.keys(isSignalType) as readonly SignalType[]
