/** What a figure must be: at most, at least, or below a number. */
export type Bound = { atMost: number } | { atLeast: number } | { below: number }

/** One measured number of a scenario; only a figure with a bound can fail. */
export type Figure = { scenario: string; name: string; value: number; unit: string; bound?: Bound }

/** Tells whether a figure keeps its bound; one that could not be measured does not. */
export function holds({ value, bound }: Figure): boolean {
  if (!bound) return true
  if ('atMost' in bound) return value <= bound.atMost
  if ('atLeast' in bound) return value >= bound.atLeast
  return value < bound.below
}
