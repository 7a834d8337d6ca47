import type { Event, MessageEvent, MessageStyle, RoomId, RoomKind, Seq, UserId } from './events.ts'

/** A user as others see it. */
export interface UserView {
  readonly id: UserId
  readonly nick: string
}

/** A room as it is named to its members; a direct one has its two users instead of a name. */
export interface RoomView {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  readonly slug: string
  /** The seq of its newest event. */
  readonly head: Seq
}

/** A line of the room list: who is there now, by nick, in order of arrival. */
export interface RoomListing extends RoomView {
  readonly people: readonly string[]
}

/** Messages as they stand, oldest first, folded up to `asOf`; `more` says whether older ones exist. */
export interface Page {
  readonly messages: readonly MessageEvent[]
  readonly asOf: Seq
  readonly more: boolean
}

/** Where a client stands in a room's log. */
export interface Position {
  readonly room: RoomId
  readonly epoch: string
  readonly seq: Seq
}

/** What a returning client gets for one room: what was missed, or a new beginning. */
export type Resumed =
  | { readonly type: 'missed'; readonly room: RoomView; readonly events: readonly Event[] }
  | { readonly type: 'reset'; readonly room: RoomView; readonly page: Page; readonly epoch: string }

/** A room named by a person: exactly, as lines do. */
export type RoomRef = { readonly name: string } | { readonly id: RoomId }

/** Both directions of every verb: what a client asks and what it is answered. */
export interface Verbs {
  /** Says who one is; must come first. `room` lands there in the same step; `keep` asks for a token. */
  hello: {
    ask: { readonly nick: string; readonly room?: string; readonly token?: string; readonly keep?: true }
    answer: {
      readonly user: UserView
      readonly epoch: string
      readonly token?: string
      readonly entered?: Entered
      readonly rooms: readonly RoomView[]
    }
  }
  /** Enters a room, out of `leaving` if given; answers with its newest messages. */
  join: { ask: { readonly room: RoomRef; readonly leaving?: RoomId }; answer: Entered }
  /** Leaves a room. */
  leave: { ask: { readonly room: RoomId }; answer: { readonly room: RoomView } }
  /** Makes a room; `enter` also enters it, out of `leaving` if given. */
  create: {
    ask: { readonly name: string; readonly enter?: { readonly leaving?: RoomId } }
    answer: { readonly room: RoomView; readonly entered?: Entered }
  }
  /** Says something in a room one is in. */
  send: {
    ask: { readonly room: RoomId; readonly text: string; readonly style: MessageStyle; readonly key?: string }
    answer: { readonly room: RoomId; readonly seq: Seq; readonly at: number }
  }
  /** Says something to one person; makes the conversation at the first message. */
  send_direct: {
    ask: { readonly to: string; readonly text: string; readonly key?: string }
    answer: { readonly room: RoomId; readonly seq: Seq; readonly at: number }
  }
  /** Reads messages of a room one is in, or of the conversation `with` somebody, newest page first. */
  history: {
    ask:
      | { readonly room: RoomId; readonly before?: Seq; readonly limit: number }
      | { readonly with: string; readonly before?: Seq; readonly limit: number }
    answer: { readonly room: RoomView; readonly page: Page; readonly with?: string }
  }
  /** Lists rooms, those with most people first. */
  rooms: {
    ask: { readonly filter?: string }
    answer: { readonly rooms: readonly RoomListing[]; readonly online: number }
  }
  /** Lists who is in a room: one one is in, or an open one by name. */
  who: { ask: { readonly room: RoomRef }; answer: { readonly room: RoomView; readonly people: readonly UserView[] } }
  /** Takes another nick. */
  nick: { ask: { readonly nick: string }; answer: { readonly from: string; readonly to: string } }
  /** Says where one stands in each room; answered by what was missed, or a reset. */
  resume: { ask: { readonly rooms: readonly Position[] }; answer: { readonly rooms: readonly Resumed[] } }
}

/** What entering a room tells: the room, its newest messages, who is there. */
export interface Entered {
  readonly room: RoomView
  readonly page: Page
  /** One was in it already: nothing happened. */
  readonly already: boolean
}

/** The name of a command. */
export type Verb = keyof Verbs

/** What a client asks; `ref` ties the reply to it on wires that have one. */
export type CommandOf<V extends Verb> = { readonly verb: V; readonly ref?: number } & Verbs[V]['ask']
/** Any command. */
export type Command = { [V in Verb]: CommandOf<V> }[Verb]
/** What a command is answered with. */
export type AnswerOf<V extends Verb> = Verbs[V]['answer']

/** Every verb, for tables and the documentation test. */
export const verbs = [
  'hello',
  'join',
  'leave',
  'create',
  'send',
  'send_direct',
  'history',
  'rooms',
  'who',
  'nick',
  'resume',
] as const satisfies readonly Verb[]
