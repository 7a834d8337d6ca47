import { isSameItem } from './item.ts'
import type { Item } from './item.ts'

/** An item in the page. */
export interface Row {
  readonly element: HTMLLIElement
  item: Item
  /** The item is out of the list, and stays in the page alone because it has the focus. */
  isKept: boolean
}

/** Draws an item into its element; drawn again, it changes only what is different. */
export interface RowPainter {
  paint(element: HTMLLIElement, item: Item): void
  /** The element leaves the page. */
  clear(element: HTMLLIElement, item: Item): void
}

/** The rows of the list: one element per item, drawn once, moved and drawn again only where they must. */
export class Rows {
  readonly #list: HTMLElement
  readonly #painter: RowPainter
  readonly #byKey = new Map<string, Row>()
  readonly #byElement = new WeakMap<Element, Row>()
  #shown: readonly Row[] = []
  #elements: readonly HTMLLIElement[] = []

  constructor(list: HTMLElement, painter: RowPainter) {
    this.#list = list
    this.#painter = painter
  }

  /** In the order of the page. */
  get shown(): readonly Row[] {
    return this.#shown
  }

  get elements(): readonly HTMLLIElement[] {
    return this.#elements
  }

  get(key: string): Row | undefined {
    return this.#byKey.get(key)
  }

  /** The row that an element stands in. */
  of(target: EventTarget | null): Row | undefined {
    const element = target instanceof Element ? target.closest('ol > li') : null
    return element ? this.#byElement.get(element) : undefined
  }

  /** Makes the page show these items. The focus stays where it is. */
  show(items: readonly Item[]): void {
    const focused = document.activeElement
    const wanted = new Set(items.map(({ key }) => key))
    for (const [key, row] of this.#byKey) if (!wanted.has(key)) this.#remove(key, row, focused)
    let cursor = this.#skipKept(this.#list.firstElementChild)
    this.#shown = items.map((item) => {
      const row = this.#rowOf(item)
      if (row.element === cursor) cursor = this.#skipKept(cursor.nextElementSibling)
      else this.#list.insertBefore(row.element, cursor)
      return row
    })
    this.#elements = this.#shown.map(({ element }) => element)
    if (focused !== document.activeElement && document.activeElement === document.body) this.#giveBack(focused)
  }

  /** Takes all rows out of the page. */
  clear(): void {
    for (const { element, item } of this.#byKey.values()) {
      this.#painter.clear(element, item)
      element.remove()
    }
    this.#byKey.clear()
    this.#shown = []
    this.#elements = []
  }

  /** A row that was moved lost the focus by it; where the row is gone, the last one has it. */
  #giveBack(focused: Element | null): void {
    const last = this.#shown.at(-1)?.element.firstElementChild
    const next = this.#list.contains(focused) ? focused : last
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
  }

  #rowOf(item: Item): Row {
    const found = this.#byKey.get(item.key)
    if (found) {
      if (found.isKept) this.#unkeep(found)
      if (!isSameItem(found.item, item)) this.#painter.paint(found.element, (found.item = item))
      return found
    }
    const row: Row = { element: document.createElement('li'), item, isKept: false }
    this.#painter.paint(row.element, item)
    this.#byKey.set(item.key, row)
    this.#byElement.set(row.element, row)
    return row
  }

  #remove(key: string, row: Row, focused: Element | null): void {
    if (row.item.type === 'message' && focused && row.element.contains(focused)) {
      row.isKept = true
      row.element.classList.add('kept')
      return
    }
    this.#byKey.delete(key)
    this.#painter.clear(row.element, row.item)
    row.element.remove()
  }

  #unkeep(row: Row): void {
    row.isKept = false
    row.element.classList.remove('kept')
  }

  #skipKept(element: Element | null): Element | null {
    let next = element
    while (next && this.#byElement.get(next)?.isKept) next = next.nextElementSibling
    return next
  }
}
