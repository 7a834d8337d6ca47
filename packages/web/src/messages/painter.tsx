import { render } from 'preact'
import { ArrivalsText } from './arrivals-text.tsx'
import type { Item, RowItem } from './item.ts'
import { isRow } from './item.ts'
import type { RowContext } from './row-context.ts'
import { filesIn, hasText, RowBody, spokenIn } from './row.tsx'
import type { RowPainter } from './rows.ts'

/** Draws items: each row is its own small tree, so that one more draws none of the others anew. */
export function createPainter(how: () => RowContext): RowPainter {
  return {
    paint: (element, item) => {
      if (isRow(item)) paintRow(element, item, how())
      else if (item.type === 'arrivals') paintArrivals(element, item, how())
      else paintDivider(element, item, how())
    },
    clear: (element, item) => {
      if (isRow(item)) render(null, articleIn(element))
      else if (item.type === 'arrivals') render(null, element)
    },
  }
}

/** The id that the parts of a row begin their own with. */
function idOf(item: RowItem): string {
  return `r${item.key}`
}

function paintRow(element: HTMLLIElement, item: RowItem, how: RowContext): void {
  const article = articleIn(element)
  const id = idOf(item)
  element.className = classesOf(item, how)
  element.dataset['seq'] = item.type === 'message' ? String(item.message.seq) : ''
  article.setAttribute('aria-labelledby', `${id}-w ${saidBy(item, id)} ${id}-t`)
  render(<RowBody item={item} id={id} how={how} />, article)
}

/** The ids of what it says and of what it brings. */
function saidBy(item: RowItem, id: string): string {
  const text = hasText(item) ? `${id}-x` : ''
  return filesIn(item).length > 0 ? `${text} ${id}-f`.trim() : text
}

/** What is outside of the article may stand over its edge; what is in it may not, and changes nothing around it. */
function articleIn(element: HTMLLIElement): HTMLElement {
  const found = element.firstElementChild
  if (found instanceof HTMLElement) return found
  const article = document.createElement('article')
  article.tabIndex = -1
  element.append(article)
  return article
}

function classesOf(item: RowItem, how: RowContext): string {
  const classes = ['row']
  if (item.isContinuation) classes.push('cont')
  if (spokenIn(item, how).style === 'act') classes.push('acted')
  if (item.type === 'sending') classes.push(item.state === 'failed' ? 'bad' : item.state === 'local' ? 'local' : 'pend')
  else if (item.isCalling) classes.push('ment')
  return classes.join(' ')
}

function paintArrivals(element: HTMLLIElement, item: Item & { type: 'arrivals' }, { texts }: RowContext): void {
  element.className = 'sys'
  render(<ArrivalsText item={item} texts={texts} />, element)
}

function paintDivider(element: HTMLLIElement, item: Item & { type: 'day' | 'unread' }, { texts }: RowContext): void {
  const text = document.createElement('span')
  text.textContent = item.type === 'day' ? item.text : texts.room.unread(item.count)
  element.className = item.type === 'day' ? 'day' : 'new'
  // a list holds items alone, so the line between them stands in one; its text is its name
  text.setAttribute('role', 'separator')
  text.setAttribute('aria-label', text.textContent)
  element.replaceChildren(text)
}
