import type { ListControl } from './list-control.ts'
import { articleOf } from './roving.ts'
import type { Row } from './rows.ts'

/** What keys do while the focus is in the list (ux.md 1.17). True where one did something. */
export function onListKey(event: KeyboardEvent, control: ListControl): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  if (control.toolbar.has(event.target)) return onToolbarKey(event, control)
  const row = control.pane.rows.of(event.target)
  if (!row || articleOf(row) !== event.target) return false
  if (row.isKept && isMove(event.key)) {
    void control.focus.showAgain(row).then(() => move(event.key, row, control))
    return true
  }
  return move(event.key, row, control) || act(event.key, row, control) || leave(event.key, control)
}

function onToolbarKey({ key }: KeyboardEvent, { toolbar, roving }: ListControl): boolean {
  if (key === 'ArrowRight') toolbar.step(1)
  else if (key === 'ArrowLeft') toolbar.step(-1)
  else if (key === 'Escape' && toolbar.row) roving.focus(toolbar.row)
  else return false
  return true
}

function isMove(key: string): boolean {
  return /^(Arrow(Up|Down)|Page(Up|Down))$/.test(key)
}

function move(key: string, row: Row, { focus }: ListControl): boolean {
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => focus.step(row, -1),
    ArrowDown: () => focus.step(row, 1),
    PageUp: () => focus.page(row, -1),
    PageDown: () => focus.page(row, 1),
    Home: () => void focus.first(),
    End: () => void focus.end(),
  }
  const found = moves[key]
  found?.()
  return found !== undefined
}

function act(key: string, row: Row, control: ListControl): boolean {
  const message = row.item.type === 'message' ? row.item.message : undefined
  if (key === 'Enter' || key === 'ArrowRight') {
    if (message) control.toolbar.enter(row)
    else articleOf(row)?.querySelector<HTMLElement>('.fail button')?.focus()
    return true
  }
  if (!message) return false
  const { deeds } = control
  const acts: Readonly<Record<string, () => void>> = {
    r: () => deeds.reply(message),
    e: () => deeds.edit(message),
    '+': () => control.openQuick(row),
    delete: () => deeds.remove(message),
    c: () => void deeds.copyLink(message),
  }
  const found = acts[key.toLowerCase()]
  found?.()
  return found !== undefined
}

/** Esc and letters that mean nothing here go to the composer; the letter is typed. */
function leave(key: string, { app }: ListControl): boolean {
  if (key === 'Escape') app.composer.set({ focus: true })
  else if (Array.from(key).length === 1 && key !== '?' && key !== ' ') app.composer.set({ focus: true, insert: key })
  else return false
  return true
}
