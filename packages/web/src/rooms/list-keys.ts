const typeAheadMs = 800
let typed = ''
let typedAt = 0

/** Arrows, Home, End and the first letters of a name move through the list of rooms; Enter opens. */
export function onListKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.room')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  const goto: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }
  const next = goto[event.key]
  if (next !== undefined) rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus()
  else if (event.key.length === 1 && event.key !== ' ') focusNamed(rows, at, event.key)
  else return
  event.preventDefault()
}

function focusNamed(rows: readonly HTMLElement[], at: number, letter: string): void {
  const now = performance.now()
  typed = now - typedAt > typeAheadMs ? letter : typed + letter
  typedAt = now
  const wanted = typed.toLowerCase()
  const from = typed.length === 1 ? at + 1 : at
  const order = [...rows.slice(from), ...rows.slice(0, from)]
  order.find((row) => row.querySelector('.rname')?.textContent?.toLowerCase().startsWith(wanted))?.focus()
}
