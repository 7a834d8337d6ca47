import { eventKinds } from '@papo/protocol'
import type { Event, RoomView, Seq, UserId } from '@papo/protocol'
import type { RoomRecord } from './store/rooms.ts'

/** A room's state as its events make it. Only `apply` changes it, and the nicks of a conversation `rename`. */
export class Fold {
  readonly #record: RoomRecord
  readonly #nicks: [string, string]
  #head: Seq
  #stateSeq: Seq
  #n: number
  #lastAt: number
  #isArchived = false
  #view: RoomView | undefined

  /** Starts from a record, which stands for all events up to its head. */
  constructor(record: RoomRecord) {
    this.#record = record
    this.#nicks = [...(record.nicks ?? ['', ''])]
    this.#head = record.head
    this.#stateSeq = record.stateSeq
    this.#n = record.n
    this.#lastAt = record.lastAt
  }

  /** The seq of the newest event applied. */
  get head(): Seq {
    return this.#head
  }

  /** The seq of the newest state event applied: the condition of the next one. */
  get stateSeq(): Seq {
    return this.#stateSeq
  }

  get isArchived(): boolean {
    return this.#isArchived
  }

  /** The room as clients see it; the same object until an event changes it. */
  get view(): RoomView {
    return (this.#view ??= this.#makeView())
  }

  /** Takes the next event in; the caller has made sure that it is the next. */
  apply(event: Event): void {
    this.#head = event.seq
    this.#view = undefined
    if (event.kind === 'message') {
      this.#n = event.n
      this.#lastAt = event.at
    }
    if (eventKinds[event.kind].isState) this.#stateSeq = event.seq
    if (event.kind === 'archived') this.#isArchived = true
  }

  /** One of a conversation's two users goes by another nick. */
  rename(user: UserId, nick: string): void {
    for (const [index, id] of (this.#record.pair ?? []).entries()) if (id === user) this.#nicks[index] = nick
    this.#view = undefined
  }

  #makeView(): RoomView {
    const { id, kind, name, slug, maker, pair } = this.#record
    const view = { id, kind, name, slug, maker, head: this.#head, n: this.#n, lastAt: this.#lastAt }
    if (!pair) return view
    const [one, other] = this.#nicks
    return {
      ...view,
      pair: [
        { id: pair[0], nick: one },
        { id: pair[1], nick: other },
      ],
    }
  }
}
