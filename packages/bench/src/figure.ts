/** What a figure must be: at most, at least, or below a number. */
export type Bound = { atMost: number } | { atLeast: number } | { below: number }

/**
 * One measured number of a scenario; only a figure with a bound can fail. `slowness` is how many times as long as the
 * machine that the bound is of this one takes for the same: so many times as much it may take.
 */
export type Figure = {
  scenario: string
  name: string
  value: number
  unit: string
  bound?: Bound
  slowness?: number
}

/** Tells whether a figure keeps its bound on this machine; one that could not be measured does not. */
export function holds({ value, bound, slowness = 1 }: Figure): boolean {
  if (!bound) return true
  if ('atMost' in bound) return value <= bound.atMost * slowness
  if ('atLeast' in bound) return value >= bound.atLeast / slowness
  return value < bound.below * slowness
}

/** Tells whether it keeps its bound as that is, whatever machine this is. */
export function holdsAsItIs(figure: Figure): boolean {
  return holds({ ...figure, slowness: 1 })
}
