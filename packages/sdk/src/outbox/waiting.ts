import type { ErrorCode, Seq } from '@papo/protocol'
import { RefusedError } from '../api/errors.ts'
import type { Room } from '../api/room.ts'
import type { Coming } from './how-to-send.ts'
import type { Origin, Sending, SendingCommand, SendingFailure, SendingState, StoredSending } from '../api/sending.ts'

/** What the outbox does for one of its sendings. */
export interface WaitingOwner {
  roomOf(sending: Waiting): Room | undefined
  retry(sending: Waiting): void
  discard(sending: Waiting): boolean
  release(sending: Waiting): void
}

/** One sending of an outbox. */
export class Waiting implements Sending {
  readonly key: string
  command: SendingCommand
  readonly place: string
  readonly at: number
  readonly answered: Promise<Seq>
  readonly kept: Promise<void>
  state: SendingState = 'local'
  origin: Origin | undefined
  seq: Seq | undefined
  error: RefusedError | undefined
  heldUntil: number | undefined
  heldBy: ErrorCode | undefined
  /** Kept, but not to be sent before it is released. */
  isHeld = false
  /** Its files are not uploaded: what is in this page alone is not worth keeping. */
  coming: Coming | undefined
  /** It is asked on this connection and not answered yet. */
  isAsked = false
  /** When the server first could not do it, and how often since. */
  troubleSince: number | undefined
  troubles = 0
  readonly #owner: WaitingOwner
  readonly #resolve: (seq: Seq) => void
  readonly #reject: (error: Error) => void
  readonly #keep: () => void

  constructor({ key, place, command, failed }: Omit<StoredSending, 'owner' | 'user' | 'epoch'>, owner: WaitingOwner) {
    this.key = key
    this.place = place
    this.command = command
    this.at = timeOf(key)
    this.#owner = owner
    const { promise, resolve, reject } = Promise.withResolvers<Seq>()
    this.answered = promise
    this.#resolve = resolve
    this.#reject = reject
    promise.catch(() => undefined) // it need not be awaited
    const { promise: kept, resolve: keep } = Promise.withResolvers<void>()
    this.kept = kept
    this.#keep = keep
    if (failed) this.fail(new RefusedError(failed))
  }

  get room(): Room | undefined {
    return this.#owner.roomOf(this)
  }

  /** What goes one after the other: what is said and done in one room, or to one person. */
  get lane(): string {
    return this.command.verb === 'send_direct' ? `@${this.command.to}` : String(this.command.room)
  }

  retry(): void {
    this.#owner.retry(this)
  }

  discard(): boolean {
    return this.#owner.discard(this)
  }

  release(): void {
    this.#owner.release(this)
  }

  /** There is nothing of it to lose any more. */
  keep(): void {
    this.#keep()
  }

  succeed(seq: Seq): void {
    this.state = 'sent'
    this.seq = seq
    this.heldUntil = undefined
    this.heldBy = undefined
    this.#resolve(seq)
    this.#keep()
  }

  /** It is not sent, and who waits is told. */
  fail(error: RefusedError): void {
    this.state = 'failed'
    this.error = error
    this.heldUntil = undefined
    this.heldBy = undefined
    this.#reject(error)
  }

  /** Tells who waits that it will not be. */
  giveUp(error: Error): void {
    this.#reject(error)
  }

  get failure(): SendingFailure | undefined {
    return this.error && { code: this.error.code, text: this.error.text, detail: this.error.detail }
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** When a key was made: the first ten characters of a ULID are its milliseconds. */
export function timeOf(key: string): number {
  let ms = 0
  for (const digit of key.slice(0, 10)) ms = ms * 32 + Math.max(0, alphabet.indexOf(digit))
  return ms
}
