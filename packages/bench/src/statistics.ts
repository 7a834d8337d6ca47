/** Sorts a copy of the samples, smallest first. */
export function sorted(samples: Iterable<number>): Float64Array {
  return Float64Array.from(samples).sort()
}

/** Gives the nearest-rank percentile (`share` 0 to 1) of sorted samples, NaN when there are none. */
export function percentile(ascending: Float64Array, share: number): number {
  const rank = Math.max(1, Math.ceil(share * ascending.length))
  return ascending[rank - 1] ?? Number.NaN
}

/** Gives the middle sample, or the mean of the two middle ones. */
export function median(samples: Iterable<number>): number {
  const ascending = sorted(samples)
  const upper = ascending[Math.floor(ascending.length / 2)] ?? Number.NaN
  const lower = ascending[Math.ceil(ascending.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** The figures of one set of delivery times, in milliseconds. */
export type Delays = { mean: number; p50: number; p99: number; count: number }

/** Sums up delivery times. */
export function delays(samples: Iterable<number>): Delays {
  const ascending = sorted(samples)
  return {
    mean: mean(ascending),
    p50: percentile(ascending, 0.5),
    p99: percentile(ascending, 0.99),
    count: ascending.length,
  }
}

function mean(samples: Float64Array): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}

/** Gives by how much a series grows from one sample to the next: the line of least squares. */
export function slope(series: readonly number[]): number {
  const middle = (series.length - 1) / 2
  const level = mean(Float64Array.from(series))
  const parts = series.map((sample, index) => ({ by: index - middle, off: sample - level }))
  return parts.reduce((sum, { by, off }) => sum + by * off, 0) / parts.reduce((sum, { by }) => sum + by * by, 0)
}
