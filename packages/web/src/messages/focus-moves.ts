import type { Seq } from '@papo/protocol'
import type { MessagePane } from './message-pane.ts'
import type { Navigator } from './navigator.ts'
import type { Roving } from './roving.ts'
import type { Row } from './rows.ts'

/** What has the focus is never nearer to an edge than this: a banner or the composer may lie there. */
const margin = { top: 72, bottom: 24 } as const

/** Moves the focus from message to message, and what is seen with it. */
export class FocusMoves {
  readonly #pane: MessagePane
  readonly #roving: Roving
  readonly #navigator: Navigator

  constructor(pane: MessagePane, roving: Roving, navigator: Navigator) {
    this.#pane = pane
    this.#roving = roving
    this.#navigator = navigator
  }

  /** So many messages up or down. */
  step(from: Row, by: number): void {
    const row = this.#roving.step(from, by)
    if (!row) return
    this.#roving.focus(row)
    this.#reveal(row)
  }

  /** As much as fits, up or down: the message there takes the height of the one before. */
  page(from: Row, direction: 1 | -1): void {
    const { keeper, rows } = this.#pane
    const before = keeper.spanOf(from.element).top
    const height = before + direction * (keeper.height - margin.top - margin.bottom)
    const near = rows.shown[Math.min(keeper.firstEndingBelow(height), rows.shown.length - 1)]
    const row = near && this.#roving.nearest(near, direction)
    if (!row) return
    this.#roving.focus(row)
    keeper.moveBy(keeper.spanOf(row.element).top - before)
    this.#reveal(row)
  }

  /** To the first message of the room. */
  async first(): Promise<void> {
    await this.#navigator.jumpToBeginning()
    const first = this.#roving.outermost(-1)
    if (!first) return
    this.#roving.focus(first)
    this.#reveal(first)
  }

  /** To the last one. */
  async end(): Promise<void> {
    await this.#navigator.jumpToEnd()
    const last = this.#roving.outermost(1)
    if (last) this.#roving.focus(last)
  }

  /** To a message, wherever in the room it is; one can go back from it. */
  async to(seq: Seq): Promise<void> {
    await this.#navigator.follow(seq)
    const row = this.#pane.rows.of(this.#pane.rowOf(seq) ?? null)
    if (row) this.#roving.focus(row)
  }

  /** Into the field of a message that is being changed, wherever in the room it is. */
  async toField(seq: Seq): Promise<void> {
    if (!this.#pane.rowOf(seq)) await this.#navigator.jumpTo(seq)
    const row = this.#pane.rows.of(this.#pane.rowOf(seq) ?? null)
    if (!row) return
    row.element.querySelector('textarea')?.focus({ preventScroll: true })
    this.#reveal(row)
  }

  /** Brings back into the list what was only kept because it has the focus. */
  async showAgain({ item }: Row): Promise<void> {
    if (item.type === 'message') await this.#navigator.jumpTo(item.message.seq)
  }

  #reveal(row: Row): void {
    const { keeper } = this.#pane
    const { top, bottom } = keeper.spanOf(row.element)
    const below = bottom - (keeper.height - margin.bottom)
    const by = top < margin.top ? top - margin.top : below > 0 ? Math.min(below, top - margin.top) : 0
    if (by !== 0) keeper.moveBy(by)
    this.#pane.askFrame()
  }
}
