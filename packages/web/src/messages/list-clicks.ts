import { tokenize } from '@papo/protocol'
import { isTouch } from '../parts/media.ts'
import { parseRoute } from '../state/route.ts'
import type { ListControl } from './list-control.ts'
import { articleOf } from './roving.ts'
import type { Row } from './rows.ts'

/** Follows the pointer and the focus through the list: the toolbar goes with them, buttons in rows do what they say. */
export function followClicks(scroller: HTMLElement, control: ListControl): () => void {
  const { toolbar, roving, pane } = control
  const gone = new AbortController()
  const { signal } = gone
  const on = <K extends keyof HTMLElementEventMap>(name: K, call: (event: HTMLElementEventMap[K]) => void): void =>
    scroller.addEventListener(name, call, { signal })
  on('click', (event) => onClick(event, control))
  const isStill = stillness(scroller, signal)
  on('pointerover', (event) => {
    const { pointerType, target } = event
    // what moves under a pointer that rests does not take the toolbar: else a click would hit another message's
    if (pointerType !== 'mouse' || control.popup.get() || isStill(event)) return
    const row = pane.rows.of(target)
    // a button that had the focus goes away with the toolbar: its message has it then
    if (toolbar.row && row !== toolbar.row && toolbar.has(document.activeElement)) roving.focus(toolbar.row)
    toolbar.show(row)
  })
  on('pointerleave', () => {
    if (!control.popup.get() && !toolbar.has(document.activeElement)) toolbar.hide()
  })
  on('focusin', ({ target }) => {
    if (target === scroller) return roving.enter()
    const row = pane.rows.of(target)
    if (!row) return
    roving.choose(row)
    if (articleOf(row)?.matches(':focus-visible')) toolbar.show(row)
  })
  on('focusout', ({ relatedTarget }) => {
    const isInside = relatedTarget instanceof Node && scroller.contains(relatedTarget)
    if (!isInside && !control.popup.get() && !toolbar.row?.element.matches(':hover')) toolbar.hide()
    // what was kept for the focus alone may go
    if (!isInside) pane.askFrame()
  })
  return () => gone.abort()
}

function onClick(event: MouseEvent, control: ListControl): void {
  const { target } = event
  if (!(target instanceof Element)) return
  const row = control.pane.rows.of(target)
  if (!row) return
  const link = target.closest('a')
  if (link && !(link.dataset['act'] !== undefined && isPlain(event))) return followLink(link, event, control)
  if (link) event.preventDefault()
  const button = target.closest<HTMLElement>('[data-act]')
  if (button) acts[button.dataset['act'] ?? '']?.(button, row, control)
}

/** Not one that opens a window of its own. */
function isPlain({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey
}

/** An address of this server is opened in the page. */
function followLink({ href }: HTMLAnchorElement, event: MouseEvent, { app }: ListControl): void {
  const { origin, pathname, search } = new URL(href)
  if (origin !== location.origin || !isPlain(event) || !pathname.startsWith('/s/') || pathname.includes('.')) return
  event.preventDefault()
  app.navigation.go(parseRoute(pathname, search))
}

const acts: Readonly<Record<string, (button: HTMLElement, row: Row, control: ListControl) => void>> = {
  react: ({ dataset }, { item }, { deeds }) => {
    if (item.type === 'message') deeds.react(item.message, dataset['emoji'] ?? '')
  },
  add: (anchor, { item }, { popup }) => {
    if (item.type === 'message') popup.set({ type: 'quick', message: item.message, anchor })
  },
  picture: ({ dataset }, { item }, control) => {
    if (item.type === 'message') void control.openPicture(item.message, dataset['file'] ?? '')
  },
  quote: ({ dataset }, _row, { navigator }) => void navigator.follow(Number(dataset['seq'])),
  retry: (_button, { item }) => item.type === 'sending' && item.sending.retry(),
  discard: (_button, { item }) => item.type === 'sending' && item.sending.discard(),
  time: (_button, row, control) => {
    if (isTouch()) control.openSheet(row)
  },
  line: (_button, { item }, { pane }) => {
    if (item.type === 'arrivals') pane.openLine = item.line.id
    pane.refresh()
  },
  fold: (button, row, control) => {
    const id = codeOf(button)
    if (!control.openCodes.delete(id)) control.openCodes.add(id)
    // its first lines stay where they are
    control.pane.keeper.release()
    control.pane.touch(row.item.key)
  },
  copy: (button, { item }, { deeds }) => {
    if (item.type !== 'message') return
    const id = codeOf(button)
    const block = tokenize(item.message.text)[Number(id.slice(id.lastIndexOf('/') + 1))]
    if (block?.type === 'fence') void deeds.copyCode(block.lines.join('\n'))
  },
}

function codeOf(button: HTMLElement): string {
  return button.closest<HTMLElement>('.code')?.dataset['code'] ?? ''
}

/** Tells of each event of the pointer whether it rested where it was: then something moved under it. */
function stillness(scroller: HTMLElement, signal: AbortSignal): (event: PointerEvent) => boolean {
  let at = ''
  const isStill = ({ clientX, clientY }: PointerEvent): boolean => {
    const before = at
    at = `${clientX} ${clientY}`
    return before === at
  }
  scroller.addEventListener('pointermove', isStill, { signal, passive: true })
  return isStill
}
