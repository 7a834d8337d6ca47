import type { MessageView } from '@papo/protocol'

/** What lies over the list about one message: the quick emoji, more actions, all of that on a phone, its older texts. */
export interface Popup {
  readonly type: 'quick' | 'emoji' | 'more' | 'sheet' | 'versions'
  readonly message: MessageView
  /** What it was opened from. */
  readonly anchor: HTMLElement
}
