/** Which rows of a block are in the page, and how far from row to row. */
export interface RowSpan {
  readonly from: number
  /** The first one after it. */
  readonly to: number
  readonly pitch: number
}

/** Rows beyond each edge, so that one more press or turn of a wheel finds its row there. */
const spare = 20
/** The span goes on by so many rows at once: not each row that is scrolled by draws the list anew. */
const step = 10

/** The rows between two heights of a block, and some around them. */
export function rowsInSight(seen: { readonly top: number; readonly bottom: number }, pitch: number): RowSpan {
  const from = Math.floor((seen.top / pitch - spare) / step) * step
  const to = Math.ceil((seen.bottom / pitch + spare) / step) * step
  return { from, to, pitch }
}

/** The rows to mount, from above: those of the span that there are, and the ones that are kept. */
export function rowsToMount({ from, to }: RowSpan, count: number, kept: readonly number[]): number[] {
  const rows = new Set(kept.filter((row) => row >= 0 && row < count))
  for (let row = Math.max(0, from); row < Math.min(count, to); row++) rows.add(row)
  // a block that lies elsewhere still shows how high its rows are
  if (count > 0 && rows.size === 0) rows.add(0)
  return [...rows].sort((a, b) => a - b)
}
