import { newestToAnswer } from '@papo/protocol'
import type { MessageView, RoomId, Seq, UserId } from '@papo/protocol'

/** A message that a person on a line names. */
export interface Target {
  readonly room: RoomId
  readonly seq: Seq
}

/** The messages that one line can name: by the numbers that it was shown last, its own last one, the newest of a room. */
export class Targets {
  /** What it said last. */
  own: Target | undefined
  /** The newest that it was told of when it last asked: nothing where there is none. */
  newest: Target | undefined
  #room: RoomId | undefined
  #seqs: readonly Seq[] = []

  /** Numbers these messages from 1 on; the numbers before are no more. */
  show(room: RoomId, messages: readonly { readonly seq: Seq }[]): void {
    this.#room = room
    this.#seqs = messages.map(({ seq }) => seq)
  }

  /** The message of a number. */
  at(number: number): Target | undefined {
    const seq = this.#seqs[number - 1]
    return seq === undefined || this.#room === undefined ? undefined : { room: this.#room, seq }
  }

  /** Finds the newest of these messages that can be answered: of somebody else, or else one's own. */
  find(room: RoomId, messages: readonly MessageView[], own: UserId): void {
    const last = newestToAnswer(messages, own)
    this.newest = last && { room, seq: last.seq }
  }
}
