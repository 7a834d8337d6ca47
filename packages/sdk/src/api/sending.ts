import type { CommandOf, ErrorCode, ErrorDetail, Seq, UserId } from '@papo/protocol'
import type { RefusedError } from './errors.ts'
import type { Room } from './room.ts'

/** Who said something, and in which copy of the logs: in another one the same number may be another person. */
export interface Origin {
  readonly user: UserId
  readonly epoch: string
}

/** One entry of an outbox as a storage keeps it: plain data, ordered by `key`. */
export interface StoredSending extends Origin {
  readonly key: string
  /** The client that sends it; another one takes it over when that one is gone. */
  readonly owner: string
  /** The slug of its room, or `@` and the nick of who it is for. */
  readonly place: string
  readonly command: SendingCommand
  /** Why it was refused, where it was. */
  readonly failed?: SendingFailure
}

/** The commands that go through an outbox: told again after a cut, they change nothing. */
export type SendingCommand =
  | { [V in KeyedVerb]: CommandOf<V> & { readonly key: string } }[KeyedVerb]
  | { [V in SendingVerb]: CommandOf<V> }[SendingVerb]

type KeyedVerb = 'send' | 'send_direct'
type SendingVerb = 'edit' | 'delete' | 'react' | 'pin'

/** Why something was not sent, as plain data. */
export interface SendingFailure {
  readonly code: ErrorCode
  /** In the language of the person; empty where this client itself refused. */
  readonly text: string
  readonly detail: ErrorDetail
}

/** `local`: just said; `sending`: no answer for 800 ms; `queued`: no connection; then `sent` or `failed`. */
export type SendingState = 'local' | 'sending' | 'queued' | 'sent' | 'failed'

/** Something on its way to the server: goes again after each cut, under the same key, until it is answered. */
export interface Sending {
  readonly key: string
  readonly command: SendingCommand
  /** The slug of the room that it was said in, or `@` and the nick of who it is for. */
  readonly place: string
  /** Who said it: undefined as long as nobody was known in the client where it was said. */
  readonly origin: Origin | undefined
  /** Where it is to be said: undefined for who is not in a room of its place, and before the first connection. */
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
  /** Why it waits, or what it waits behind does: what the server said when it took no more; until it is answered. */
  readonly heldBy: ErrorCode | undefined
  /** Resolves with its seq, rejects with what refused it or where it is discarded; need not be awaited. */
  readonly answered: Promise<Seq>
  /** Resolves when it is safe from a crash: the storage has it, or it is answered or discarded. */
  readonly kept: Promise<void>
  /** Sends what failed again; nothing happens where somebody else said it, and one is not in a room of its place. */
  retry(): void
  /** Forgets it, if it is not under way. */
  discard(): boolean
  /** Sends what is held. */
  release(): void
}
