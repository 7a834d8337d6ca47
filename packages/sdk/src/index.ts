import type {
  AnswerOf,
  Channel,
  ChatError,
  CommandOf,
  Event,
  Language,
  Marker,
  MessageEvent,
  MessageStyle,
  MessageView,
  NoticeLevel,
  PersonView,
  Presence,
  Quote,
  RoomId,
  RoomListing,
  RoomRef,
  RoomView,
  Seq,
  Signal,
  UserId,
  UserView,
  Verb,
} from '@papo/protocol'

/** Ends what it was returned by: a listener, a timer. */
export type Stop = () => void

/** A socket as the client uses it: the shape of the web's own `WebSocket`. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((message: { readonly data: unknown }) => void) | null
  onclose: ((close: { readonly code: number; readonly reason: string }) => void) | null
  onerror: (() => void) | null
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** The only source of time: `now` in milliseconds UTC, `after` calls once when `ms` have passed. */
export interface Clock {
  now(): number
  after(ms: number, call: () => void): Stop
}

/** One entry of an outbox as a storage keeps it: plain data, ordered by `key`. */
export interface StoredSending {
  readonly key: string
  /** The client that sends it; another one takes it over when that one is gone. */
  readonly owner: string
  readonly user: UserId
  readonly epoch: string
  /** The slug of its room, or the nick of who it is for. */
  readonly place: string
  readonly command: SendingCommand
  /** Why it was refused, where it was. */
  readonly failed?: SendingFailure
}

/** The commands that go through an outbox: told again after a cut, they change nothing. */
export type SendingCommand = CommandOf<'send' | 'send_direct' | 'edit' | 'delete' | 'react' | 'pin'>

/** Why something was not sent, as plain data. */
export interface SendingFailure {
  readonly code: string
  readonly text: string
  readonly detail: ChatError['detail']
}

/** Keeps what is not sent yet through a reload; each promise resolves when it is kept. */
export interface OutboxStorage {
  list(): Promise<readonly StoredSending[]>
  put(sending: StoredSending): Promise<void>
  delete(key: string): Promise<void>
}

/** Holds a name until `until` settles; whoever asks for a held name waits for it (the web's `navigator.locks`). */
export interface Locks {
  hold(name: string, until: () => Promise<void>): Promise<void>
}

/** What a client stands on; all have defaults in a browser and in Node. */
export interface Ports {
  readonly openSocket: (url: string) => Socket
  readonly clock: Clock
  /** A fraction from 0 up to 1. */
  readonly random: () => number
  readonly storage: OutboxStorage
  readonly locks: Locks
  /** Calls when trying at once is worth while: the network is back, the page is looked at again. */
  readonly onWake: (call: () => void) => Stop
}

/** How to reach a server, and as whom. */
export interface ConnectOptions {
  /** The server's address: `http://host:6789`, `host:6789` or `ws://…/ws`. */
  readonly url: string
  /** In a browser with its cookie it may be left out. */
  readonly nick?: string
  /** Who comes with a token is who he was. */
  readonly token?: string
  readonly language?: Language
  readonly channel?: Channel
  readonly ports?: Partial<Ports>
}

/** How it stands between client and server. Times are the clock's. */
export type ClientState =
  /** `attempt` is 0 at first. */
  | { readonly type: 'connecting'; readonly attempt: number }
  | { readonly type: 'ready' }
  /** Tries again by itself at `until`; `isRestarting`: the server said that it stops. */
  | { readonly type: 'waiting'; readonly until: number; readonly attempt: number; readonly isRestarting: boolean }
  /** Does not try again by itself. */
  | { readonly type: 'stopped'; readonly reason: StopReason }

/** Why a client does not try again: it was closed, the server closed it for good, or it refused the greeting. */
export type StopReason =
  | { readonly type: 'closed' }
  | { readonly type: 'cut'; readonly code: number; readonly text: string }
  | { readonly type: 'refused'; readonly error: RefusedError }

/** What the server refused: `code` and `detail` to decide by, `message` in the person's language to show. */
export interface RefusedError extends ChatError {
  readonly text: string
}

/** What a client tells as it happens. */
export interface ClientEvents {
  state: (state: ClientState) => void
  /** A new message in a room one is in, one's own too; each once, in order, also those missed while away. */
  message: (message: MessageEvent, room: Room) => void
  /** Any new event, each once, in order. */
  event: (event: Event, room: Room) => void
  signal: (signal: Signal, room: Room | undefined) => void
  /** One is in a room now, or no more: by this client or another of one's own. */
  entered: (room: Room) => void
  exited: (room: Room) => void
  /** So much was missed that the room begins anew: between its window and its newest page is a hole. */
  reset: (room: Room) => void
  /** Something of a room changed; the same as `room.onChange`, for all rooms. */
  change: (room: Room, change: RoomChange) => void
  /** The watched list of rooms changed. */
  rooms: () => void
  /** Something about oneself changed: nick, ignored people. */
  me: () => void
  /** Something in the outbox changed its state. */
  sending: (sending: Sending) => void
}

/** One person's connection to a server, through all cuts. */
export interface Client {
  readonly state: ClientState
  /** Undefined until first ready. */
  readonly me: UserView | undefined
  readonly token: string | undefined
  /** The server's own name. */
  readonly server: string
  /** Milliseconds that the server's clock is ahead of one's own. */
  readonly clockAhead: number
  readonly ignored: ReadonlySet<UserId>
  /** The rooms that one is a member of. */
  readonly rooms: ReadonlyMap<RoomId, Room>
  /** Everything not sent yet, in all rooms, oldest first. */
  readonly sendings: readonly Sending[]
  /** The watched list of rooms, and how many people are online. */
  readonly roomList: readonly RoomListing[]
  readonly online: number

  on<E extends keyof ClientEvents>(event: E, listener: ClientEvents[E]): Stop
  /** Resolves when it is ready, rejects when it stops. */
  ready(): Promise<void>
  /** Tries again at once; also after a stop, with another nick where one is given. */
  retry(as?: { readonly nick?: string; readonly token?: string }): void
  close(): void

  /** Asks anything; rejects with RefusedError, or Disconnected where asking twice could do something twice. */
  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>>
  /** Enters a room, by its name or slug. */
  join(room: string | RoomRef): Promise<Room>
  /** Makes a room and enters it. */
  create(name: string): Promise<Room>
  /** Says something to one person, through the outbox. */
  sendDirect(to: string, text: string): Sending
  setNick(nick: string): Promise<void>
  setPresence(presence: Presence): void
  ignore(nick: string): Promise<void>
  unignore(nick: string): Promise<void>
  /** Keeps `roomList` and `online` up to date, until stopped. */
  watchRooms(): Stop
  /** Who is online. */
  who(): Promise<readonly PersonView[]>
}

/** A room one is in, as it stands. */
export interface Room {
  readonly id: RoomId
  /** Name, slug, kind, maker, head, n, lastAt: always the newest. */
  readonly view: RoomView
  /** The other one of a direct room. */
  readonly peer: UserView | undefined
  /** Whether one made it. */
  readonly isOwn: boolean
  readonly timeline: Timeline
  readonly people: ReadonlyMap<UserId, PersonView>
  /** Who writes just now, oneself left out. */
  readonly typing: readonly UserView[]
  readonly marker: Marker
  readonly unread: number
  /** The seqs of unread messages that call one, oldest first. */
  readonly mentions: readonly Seq[]
  readonly notice: NoticeLevel
  /** Own messages that are not in the log yet, to be shown after all others; failed ones stay until discarded. */
  readonly sendings: readonly Sending[]
  /** Edits, deletions, reactions and pins not answered yet, to be shown as if they were. */
  readonly acts: readonly Sending[]
  /** One more with each change. */
  readonly version: number
  onChange(listener: (change: RoomChange) => void): Stop

  send(text: string, how?: { readonly reply?: Seq; readonly style?: MessageStyle }): Sending
  edit(seq: Seq, text: string): Sending
  /** `isHeld`: kept, but sent only by `release()` or at the next start. */
  delete(seq: Seq, how?: { readonly isHeld?: boolean }): Sending
  react(seq: Seq, emoji: string): Sending
  unreact(seq: Seq, emoji: string): Sending
  pin(seq: Seq): Sending
  unpin(seq: Seq): Sending

  /** Has read up to a message, or all of it. */
  mark(marker?: Marker): void
  /** To call at each keystroke: tells the others, not too often, and that it stopped. */
  type(): void
  stopTyping(): void
  setNotice(notice: NoticeLevel): Promise<void>
  pins(): Promise<readonly MessageView[]>
  versions(seq: Seq): Promise<AnswerOf<'versions'>['versions']>
  leave(): Promise<void>
}

/** A window of a room's messages as they stand: one stretch without holes (`n` counts up by one). */
export interface Timeline {
  /** Oldest first; a message that changes is another object, the others stay the same. */
  readonly messages: readonly MessageView[]
  /** Whether it was ever filled. */
  readonly isLoaded: boolean
  readonly hasOlder: boolean
  /** The window does not reach the newest message; new ones are counted, not shown. */
  readonly hasNewer: boolean
  find(seq: Seq): MessageView | undefined
  /** What the reply line of a message shows. */
  quoteOf(message: MessageView): Quote | undefined
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  /** Another window, around a message. */
  loadAround(seq: Seq): Promise<void>
  /** The window at the end, if it is not there already. */
  loadLatest(): Promise<void>
  /** Says what is on the screen: messages far from it may be forgotten. */
  look(first: Seq, last: Seq): void
}

/** What changed in a room at once; a page of history and a turn of events are one change each. */
export interface RoomChange {
  readonly version: number
  /** The window is another one: look at it anew. */
  readonly isReset: boolean
  /** How many messages are new at the end and at the beginning, and how many were forgotten there. */
  readonly appended: number
  readonly prepended: number
  readonly droppedNewer: number
  readonly droppedOlder: number
  /** The seqs of messages in the window that are other objects now. */
  readonly changed: ReadonlySet<Seq>
  /** What else changed. */
  readonly aspects: ReadonlySet<RoomAspect>
}

/** The parts of a room that change by themselves. */
export type RoomAspect = 'view' | 'people' | 'typing' | 'unread' | 'notice' | 'sendings'

/** `local`: just said; `sending`: no answer for 800 ms; `queued`: no connection; then `sent` or `failed`. */
export type SendingState = 'local' | 'sending' | 'queued' | 'sent' | 'failed'

/** Something on its way to the server: goes again after each cut, under the same key, until it is answered. */
export interface Sending {
  readonly key: string
  readonly command: SendingCommand
  readonly room: Room | undefined
  /** When it was said, by one's own clock. */
  readonly at: number
  readonly state: SendingState
  /** Where it stands in the log, once sent. */
  readonly seq: Seq | undefined
  /** Why it failed. */
  readonly error: RefusedError | undefined
  /** It waits for its turn until then: the server takes no more messages at once. */
  readonly heldUntil: number | undefined
  /** Resolves with its seq, rejects with what refused it or where it is discarded; need not be awaited. */
  readonly answered: Promise<Seq>
  /** Sends what failed again. */
  retry(): void
  /** Forgets it, if it is not under way. */
  discard(): boolean
  /** Sends what is held. */
  release(): void
}

/** Opens a client; it connects by itself, and again after each cut. */
export declare function connect(options: ConnectOptions): Client
