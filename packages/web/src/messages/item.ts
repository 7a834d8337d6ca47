import type { MessageView, Seq } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import type { ArrivalsLine } from './arrivals.ts'

/** A message, or one's own that is still on its way. */
export type RowItem = MessageItem | SendingItem

/** What stands in the list, from top to bottom; `key` names its row for as long as it is shown. */
export type Item = RowItem | DayItem | UnreadItem | ArrivalsItem

/** A message of the log. */
export interface MessageItem {
  readonly type: 'message'
  readonly key: string
  readonly message: MessageView
  /** It follows another one of its author: no face and no name. */
  readonly isContinuation: boolean
  /** It calls the person who reads. */
  readonly isCalling: boolean
  /** The person's last one, which shows that it arrived. */
  readonly isLastOwn: boolean
  readonly isEditing: boolean
  /** One more each time that something else about it is to be drawn anew. */
  readonly revision: number
}

/** An own message that the server has not answered yet. */
export interface SendingItem {
  readonly type: 'sending'
  readonly key: string
  readonly sending: Sending
  readonly state: Sending['state']
  /** Why it waits, where the server takes no more for a while. */
  readonly heldBy: Sending['heldBy']
  readonly isContinuation: boolean
  readonly revision: number
}

/** The beginning of a day. */
export interface DayItem {
  readonly type: 'day'
  readonly key: string
  readonly text: string
}

/** What is below is new. */
export interface UnreadItem {
  readonly type: 'unread'
  readonly key: 'unread'
  readonly count: number
}

/** Who came and went, told in one line. */
export interface ArrivalsItem {
  readonly type: 'arrivals'
  readonly key: string
  readonly line: ArrivalsLine
  readonly isOpen: boolean
}

/** Where the unread divider stands: before the first message that was not read, and how many there were. */
export interface UnreadPlace {
  readonly first: Seq
  readonly count: number
}

/** Whether an item would be drawn as the other one is. */
export function isSameItem(one: Item, other: Item): boolean {
  const names = Object.keys(one) as (keyof Item)[]
  return names.every((name) => one[name] === other[name])
}

/** Whether an item is a message's row, which has a place in the order of the keyboard. */
export function isRow(item: Item): item is RowItem {
  return item.type === 'message' || item.type === 'sending'
}
