/** Heights of the wave's drawing, in its own units. */
const height = 32
const lowest = 4
const step = 4

/** Fewer bars out of many: each is the highest of those that it stands for. */
export function fewerBars(bars: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * bars.length) / count)
    const until = Math.max(from + 1, Math.floor(((index + 1) * bars.length) / count))
    return Math.max(...bars.slice(from, until))
  })
}

/** The bars as one path of upright lines, up to one of them. */
export function wavePath(bars: readonly number[], until = bars.length): string {
  return bars
    .slice(0, until)
    .map((bar, index) => {
      const tall = lowest + (bar / 255) * (height - lowest - 2)
      return `M${index * step + step / 2} ${((height - tall) / 2).toFixed(1)}v${tall.toFixed(1)}`
    })
    .join('')
}

/** The box that so many bars are drawn in. */
export function waveBox(count: number): string {
  return `0 0 ${count * step} ${height}`
}
