const count = 64
const loudest = 255

/** The loudness of a recording: the highest peak of each 64th of it, 0 to 255. */
export function barsOf(samples: ArrayLike<number>): number[] {
  const bars: number[] = []
  for (let bar = 0; bar < count; bar++) {
    const from = Math.floor((bar * samples.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / count))
    bars.push(Math.round(peakOf(samples, from, to) * loudest))
  }
  return bars
}

/** The highest of some samples, from 0 to 1. */
export function peakOf(samples: ArrayLike<number>, from = 0, to = samples.length): number {
  let peak = 0
  for (let i = from; i < to; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0))
  return Math.min(1, peak)
}
