import type {
  AnswerOf,
  ChatError,
  Command,
  CommandOf,
  Event,
  RoomView,
  Signal,
  UserId,
  UserView,
  Verb,
} from '@papo/protocol'

/**
 * How one kind of client spells what it is told. Stateless: one value serves every session of its variant,
 * and an encoding never depends on its reader. Empty bytes mean: not shown on this wire.
 */
export interface Wire {
  /** Names how events and signals are spelled: kind, options, and language where they have one. Equal variants write them in equal bytes. */
  readonly variant: string
  /** Whether an author is told his own events. */
  readonly echoes: boolean
  /** Whether its clients can resume: they have a grace before they are said to have left, and keep their own view of each room. */
  readonly resumes: boolean
  /** Whether messages over the rate wait their turn (lines) or are refused with a time (frames). */
  readonly waits: boolean
  /** One array of all the slices, of the kind that its transport writes without another step. */
  join(slices: readonly Uint8Array[]): Uint8Array
  /** An event as it happens, in a room that the reader is in. */
  event(event: Event, room: RoomView): Uint8Array
  /** The same for whom it calls, by name or with everybody; absent where it is the same for all. */
  called?(event: Event, room: RoomView): Uint8Array
  /** A signal as it happens. */
  signal(signal: Signal, room: RoomView | undefined): Uint8Array
  /** The answer to a command. */
  answer<V extends Verb>(verb: V, answer: AnswerOf<V>, viewer: Viewer, command: CommandOf<V>): Uint8Array
  /** A refusal; `command` is absent where none was understood. */
  failure(error: ChatError, command: Command | undefined): Uint8Array
}

/** Who reads an answer. */
export interface Viewer {
  readonly user: UserView & { readonly ignored?: ReadonlySet<UserId> | undefined }
}
