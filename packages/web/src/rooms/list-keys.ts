/** A row of the list of rooms, as keys look for it. */
export interface NamedRow {
  readonly id: number
  readonly name: string
}

const typeAheadMs = 800
let typed = ''
let typedAt = 0

/** Where arrows, Home, End and the first letters of a name lead from a row; undefined where the key means nothing here. */
export function rowByKey(event: KeyboardEvent, rows: readonly NamedRow[], from: number): NamedRow | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  const at = rows.findIndex(({ id }) => id === from)
  if (at < 0) return undefined
  const goto: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }
  const next = goto[event.key]
  if (next !== undefined) return rows[Math.min(Math.max(next, 0), rows.length - 1)]
  if (event.key.length !== 1 || (' ?'.includes(event.key) && !isTyping())) return undefined
  return rowNamed(rows, at, event.key) ?? rows[at]
}

function rowNamed(rows: readonly NamedRow[], at: number, letter: string): NamedRow | undefined {
  typed = isTyping() ? typed + letter : letter
  typedAt = performance.now()
  const wanted = typed.toLowerCase()
  const from = typed.length === 1 ? at + 1 : at
  const begins = ({ name }: NamedRow): boolean => name.toLowerCase().startsWith(wanted)
  return rows.slice(from).find(begins) ?? rows.slice(0, from).find(begins)
}

/** Whether a further letter belongs to the name begun: a space is one too then, and `?`. */
function isTyping(): boolean {
  return typed !== '' && performance.now() - typedAt <= typeAheadMs
}
