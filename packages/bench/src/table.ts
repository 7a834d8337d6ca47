import { holds } from './figure.ts'
import type { Bound, Figure } from './figure.ts'

/** Writes figures as a plain table: scenario, figure, value with unit, bound, ok or MISSED. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.scenario,
    figure.name,
    `${numeral(figure.value)} ${figure.unit}`.trim(),
    figure.bound ? boundText(figure.bound) : '',
    figure.bound ? (holds(figure) ? 'ok' : 'MISSED') : '',
  ])
  const all = [['scenario', 'figure', 'value', 'bound', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function boundText(bound: Bound): string {
  if ('atMost' in bound) return `<= ${numeral(bound.atMost)}`
  if ('atLeast' in bound) return `>= ${numeral(bound.atLeast)}`
  return `< ${numeral(bound.below)}`
}

/** Three digits that count: 1,234,567 · 123 · 12.3 · 1.23 · 0.123. */
function numeral(value: number): string {
  if (Number.isNaN(value)) return 'not measured'
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US')
  return value.toPrecision(3)
}
