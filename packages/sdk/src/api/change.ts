import type { Seq } from '@papo/protocol'

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

/** The parts of a room that change by themselves; `head`: of its view, what each event moves on: `head`, `n`, `lastAt`. */
export type RoomAspect = 'view' | 'head' | 'people' | 'typing' | 'unread' | 'notice' | 'sendings'
