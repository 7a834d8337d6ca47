import type { Language } from './language.ts'

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const
const step = 1024
const mostDigits = 2

/** A size in the words of a language: `48 KB`, `1,2 MB`; from 10 up without a fraction. */
export function formatSize(bytes: number, language: Language): string {
  return write(bytes, language, 0)
}

/** Two sizes that stand in one sentence, told apart wherever they differ: by one or two digits more, else in bytes. */
export function formatSizes(sizes: readonly [number, number], language: Language): readonly [string, string] {
  const [one, other] = sizes
  for (let digits = 0; digits <= mostDigits; digits += 1) {
    const told = [write(one, language, digits), write(other, language, digits)] as const
    if (one === other || told[0] !== told[1]) return told
  }
  const number = new Intl.NumberFormat(language)
  return [`${number.format(one)} ${units[0]}`, `${number.format(other)} ${units[0]}`]
}

function write(bytes: number, language: Language, leastDigits: number): string {
  let size = bytes
  let unit = 0
  while (unit < units.length - 1 && Math.round(size) >= (unit === 0 ? step : 1000)) {
    size /= step
    unit += 1
  }
  const digits = Math.max(leastDigits, unit > 0 && size < 9.95 ? 1 : 0)
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits, useGrouping: false }).format(size)
  return `${number} ${units[unit]}`
}
