import { isRow } from './item.ts'
import type { Row, Rows } from './rows.ts'

/** The one message that Tab stops at, and the way from message to message (ux.md 1.17). */
export class Roving {
  readonly #rows: Rows
  #active: Row | undefined

  constructor(rows: Rows) {
    this.#rows = rows
  }

  /** After a change: the stop is still there, or is the last message. */
  keep(): void {
    const active = this.#active
    if (active?.element.isConnected) return
    const last = this.outermost(1)
    if (last) this.#set(last)
  }

  /** To the message that Tab stops at. */
  enter(): void {
    this.keep()
    if (this.#active) this.focus(this.#active)
  }

  /** Makes a message the stop. */
  choose(row: Row): void {
    if (row !== this.#active) this.#set(row)
  }

  /** The first or the last message. */
  outermost(direction: 1 | -1): Row | undefined {
    const { shown } = this.#rows
    return direction === 1 ? shown.findLast(({ item }) => isRow(item)) : shown.find(({ item }) => isRow(item))
  }

  /** The message at a row, or the next one in a direction; where there is none, the outermost. */
  nearest(row: Row, direction: 1 | -1): Row | undefined {
    const { shown } = this.#rows
    for (let at = shown.indexOf(row); at >= 0 && at < shown.length; at += direction) {
      const found = shown[at]
      if (found && isRow(found.item)) return found
    }
    return this.outermost(direction)
  }

  /** To the message so many before or after another one; where there are fewer, to the outermost. */
  step(from: Row, by: number): Row | undefined {
    const rows = this.#rows.shown.filter(({ item }) => isRow(item))
    const at = rows.indexOf(from)
    if (at < 0) return undefined
    return rows[Math.max(0, Math.min(rows.length - 1, at + by))]
  }

  focus(row: Row): void {
    this.#set(row)
    articleOf(row)?.focus({ preventScroll: true })
  }

  #set(row: Row): void {
    const before = this.#active && articleOf(this.#active)
    if (before) before.tabIndex = -1
    this.#active = row
    const article = articleOf(row)
    if (article) article.tabIndex = 0
  }
}

/** The article of a row. */
export function articleOf({ element }: Row): HTMLElement | undefined {
  const first = element.firstElementChild
  return first instanceof HTMLElement ? first : undefined
}
