import { maxRows, sliceRows } from './mounted-range.ts'
import type { PaneElements } from './pane-parts.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'

/** Above the first row. */
const paddingPx = 7
/** How far beyond what is seen rows are ready. */
export const aheadPx = 1_200
/** How much room is kept above them: with a quarter of it gone, still enough for a long scroll without a rest. */
export const reservePx = 16_000
/** Rows that are nearer than this to their end can't wait for a frame without a scroll. */
export const urgentPx = 250

interface EdgesView {
  /** The first message of the room is in the page. */
  readonly hasFirst: boolean
  /** Rows are put in, in a frame. */
  readonly isGrowing: boolean
  /** The newest message is in the page. */
  readonly isEnd: boolean
}

/** How far the rows in the page reach beyond what is seen, and the room that is kept above them. */
export class Reach {
  readonly #elements: PaneElements
  #reservedPx = 0
  /** The beginning of the room is to be shown in the next frame. */
  owesBeginning = false

  constructor(elements: PaneElements) {
    this.#elements = elements
  }

  /** Puts so much room above the rows. The list itself begins above that: else it would be seen as moving with them. */
  reserve(height: number): void {
    const { list, older, beginning } = this.#elements
    this.#reservedPx = height
    list.style.paddingTop = `${paddingPx + height}px`
    for (const edge of [older, beginning]) edge.style.top = `${height}px`
  }

  /**
   * Shows what stands before the first row and after the last: the beginning of the room, or what is missing. True where
   * it is the beginning. That waits while rows are put in, for the next frame: what stands there is of another height,
   * and a browser would take the two for a jump.
   */
  showEdges({ hasFirst, isGrowing, isEnd }: EdgesView): boolean {
    const { older, beginning, newer } = this.#elements
    const isBeginning = hasFirst && !(isGrowing && beginning.hidden)
    this.owesBeginning = hasFirst && !isBeginning
    hide(older, isBeginning)
    hide(beginning, !isBeginning)
    hide(newer, isEnd)
    return isBeginning
  }

  /** Pixels of rows above and below what is seen. */
  ready(keeper: ScrollKeeper): { readonly above: number; readonly below: number } {
    const { top, bottom } = keeper.spanOf(this.#elements.list)
    return { above: -top - this.#reservedPx, below: bottom - keeper.height }
  }

  /** How many there should be: as much as fits twice into the most rows that may be there. */
  wanted(keeper: ScrollKeeper, shown: number): number {
    return Math.min(aheadPx, Math.max(200, (this.#perRow(shown) * (maxRows - 2 * sliceRows) - keeper.height) / 2))
  }

  /** More than so many pixels of them are of no use: without a slice of them there is still one more than wanted. */
  most(wanted: number, shown: number): number {
    return wanted + 2 * sliceRows * this.#perRow(shown)
  }

  #perRow(shown: number): number {
    return (this.#elements.list.offsetHeight - this.#reservedPx) / Math.max(1, shown)
  }
}

/** Setting it to what it is would have the browser look at the styles again. */
function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden
}
