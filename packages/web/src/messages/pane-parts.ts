import type { Seq, UserId } from '@papo/protocol'
import type { Clock, Room, Sending } from '@papo/sdk'
import type { Pace } from '../state/pace.ts'
import type { RowPainter } from './rows.ts'

/** The elements that a list stands in, from top to bottom, within `scroller`. */
export interface PaneElements {
  readonly scroller: HTMLElement
  readonly older: HTMLElement
  readonly beginning: HTMLElement
  readonly list: HTMLElement
  readonly newer: HTMLElement
}

/** What a list stands on; the functions tell what may change while it is shown. */
export interface PaneSource {
  readonly room: Room
  readonly clock: Clock
  readonly pace: Pick<Pace, 'ask' | 'drop' | 'has'>
  readonly me: () => { readonly id: UserId; readonly nick: string }
  readonly ignored: () => ReadonlySet<UserId>
  readonly editing: () => Seq | undefined
  readonly dayText: (at: number) => string
  readonly painter: RowPainter
  /** After each change of what is in the page, and each scroll. */
  readonly onFrame: () => void
  /** Own messages were sent: the list goes to its end. */
  readonly onSent: () => void
  /** Something that the person did to a message was refused. */
  readonly onRefused: (act: Sending) => void
  /** The timeline is another stretch of the room. */
  readonly onReset: () => void
}
