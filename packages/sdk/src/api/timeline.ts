import type { MessageView, Quote, Seq } from '@papo/protocol'

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
