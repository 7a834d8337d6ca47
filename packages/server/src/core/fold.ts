import type { Event, RoomView, Seq } from '@papo/protocol'
import type { RoomRecord } from './store/rooms.ts'

/** A room's state as its events make it. Only `apply` changes it. */
export class Fold {
  readonly #record: RoomRecord
  #head: Seq
  #stateSeq: Seq
  #n: number
  #isArchived = false
  #view: RoomView | undefined

  /** Starts from a record, which stands for all events up to its head. */
  constructor(record: RoomRecord) {
    this.#record = record
    this.#head = record.head
    this.#stateSeq = record.stateSeq
    this.#n = record.n
  }

  /** The seq of the newest event applied. */
  get head(): Seq {
    return this.#head
  }

  /** The seq of the newest state event applied: the condition of the next one. */
  get stateSeq(): Seq {
    return this.#stateSeq
  }

  /** How many messages there were. */
  get messages(): number {
    return this.#n
  }

  get isArchived(): boolean {
    return this.#isArchived
  }

  /** The room as clients see it; the same object until an event changes it. */
  get view(): RoomView {
    const { id, kind, name, slug } = this.#record
    return (this.#view ??= { id, kind, name, slug, head: this.#head })
  }

  /** Takes the next event in; the caller has made sure that it is the next. */
  apply(event: Event): void {
    this.#head = event.seq
    this.#view = undefined
    if (event.kind === 'message') {
      this.#n = event.n
      return
    }
    this.#stateSeq = event.seq
    if (event.kind === 'archived') this.#isArchived = true
  }
}
