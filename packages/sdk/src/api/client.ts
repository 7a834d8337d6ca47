import type {
  AnswerOf,
  CommandOf,
  Event,
  MessageEvent,
  PersonView,
  Presence,
  RoomId,
  RoomListing,
  RoomRef,
  Signal,
  UserId,
  UserView,
  Verb,
} from '@papo/protocol'
import type { RoomChange } from './change.ts'
import type { ClientState } from './connecting.ts'
import type { Stop } from './ports.ts'
import type { Room } from './room.ts'
import type { Sending } from './sending.ts'

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
  /** Which copy of the logs the server has: in another one the same numbers may be other rooms and people. */
  readonly epoch: string
  /** The server's own name. */
  readonly server: string
  /** The largest file that the server takes, in bytes, where it tells. */
  readonly maxFileBytes: number | undefined
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
  /** Enters a room, by its name or slug; out of `leaving`, where one is left for it. */
  join(room: string | RoomRef, how?: { readonly leaving?: Room }): Promise<Room>
  /** Makes a room and enters it. */
  create(name: string, how?: { readonly leaving?: Room }): Promise<Room>
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
