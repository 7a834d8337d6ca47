/** A user's id: an integer, never reused. A nick is an attribute. */
export type UserId = number
/** A room's id: an integer, never reused. A name is an attribute. */
export type RoomId = number
/** A position in one room's log: 1, 2, 3, … without holes. */
export type Seq = number

/** How a room is reached: `open` rooms have a name and a slug, `direct` ones a pair of users. */
export type RoomKind = 'open' | 'direct'

/** What every event of a room's log has; `at` is milliseconds UTC, given by the store at commit. */
interface EventBase {
  readonly room: RoomId
  readonly seq: Seq
  readonly at: number
  readonly author: UserId
  /** The author's nick at that moment. */
  readonly nick: string
}

/** The first event of every log: the room exists. */
export interface CreatedEvent extends EventBase {
  readonly kind: 'created'
}

/** Somebody said something; `n` is its ordinal among the messages of the room. */
export interface MessageEvent extends EventBase {
  readonly kind: 'message'
  readonly n: number
  readonly text: string
  /** `say` is speech, `act` is what `/eu` tells: "* Lari acena". */
  readonly style: MessageStyle
  /** The client's own name for it, where it gave one. */
  readonly key?: string
}

/** How a message is meant. */
export type MessageStyle = 'say' | 'act'

/** A temporary room left the lists and its name is free; its log stays. */
export interface ArchivedEvent extends EventBase {
  readonly kind: 'archived'
}

/** An entry of a room's log. */
export type Event = CreatedEvent | MessageEvent | ArchivedEvent

/** The kinds of events, as the log's `kind` column holds them. */
export type EventKind = Event['kind']

/** Every kind of event, with whether it changes the room's state (and so is appended on a condition). */
export const eventKinds = {
  created: { isState: true },
  message: { isState: false },
  archived: { isState: true },
} as const satisfies { [K in EventKind]: { isState: boolean } }

/** What is told to those present and never kept. */
export type Signal =
  /** A user's first session entered the room; `quiet` ones are told later by `gathered`. */
  | {
      readonly type: 'joined'
      readonly room: RoomId
      readonly user: UserId
      readonly nick: string
      readonly quiet: boolean
    }
  /** A user's last session left the room. */
  | {
      readonly type: 'left'
      readonly room: RoomId
      readonly user: UserId
      readonly nick: string
      readonly quiet: boolean
    }
  /** The quiet arrivals and departures of a busy moment, merged. */
  | {
      readonly type: 'gathered'
      readonly room: RoomId
      readonly joined: readonly string[]
      readonly left: readonly string[]
    }
  /** A user of the room goes by another nick. */
  | {
      readonly type: 'renamed'
      readonly room: RoomId
      readonly user: UserId
      readonly from: string
      readonly to: string
    }
  /** The server is about to stop. */
  | { readonly type: 'stopping' }

/** The names of the signals. */
export type SignalType = Signal['type']

/** Every signal, for the documentation test. */
export const signalTypes = [
  'joined',
  'left',
  'gathered',
  'renamed',
  'stopping',
] as const satisfies readonly SignalType[]
