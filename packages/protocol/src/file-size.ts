import type { Language } from './language.ts'

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const
const step = 1024

/** A size in the words of a language: `48 KB`, `1,2 MB`; from 10 up without a fraction. */
export function formatSize(bytes: number, language: Language): string {
  let size = bytes
  let unit = 0
  while (unit < units.length - 1 && Math.round(size) >= (unit === 0 ? step : 1000)) {
    size /= step
    unit += 1
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits, useGrouping: false }).format(size)
  return `${number} ${units[unit]}`
}
