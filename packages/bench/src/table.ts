import { holds, holdsAsItIs } from './figure.ts'
import type { Figure } from './figure.ts'

/**
 * Writes figures as a plain table: scenario, figure, value with unit, bound, and ok, MISSED, or `ok here` where it holds
 * with what a slower machine is granted.
 */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.scenario,
    figure.name,
    `${numeral(figure.value)} ${figure.unit}`.trim(),
    boundText(figure),
    figure.bound ? verdict(figure) : '',
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

function verdict(figure: Figure): string {
  if (!holds(figure)) return 'MISSED'
  return holdsAsItIs(figure) ? 'ok' : 'ok here'
}

function boundText({ bound, slowness = 1 }: Figure): string {
  if (!bound) return ''
  const granted = slowness > 1 ? ` ${slowness.toFixed(2)}` : ''
  if ('atMost' in bound) return `<= ${numeral(bound.atMost)}${granted && ` x${granted}`}`
  if ('atLeast' in bound) return `>= ${numeral(bound.atLeast)}${granted && ` /${granted}`}`
  return `< ${numeral(bound.below)}${granted && ` x${granted}`}`
}

/** Three digits that count: 1,234,567 · 123 · 12.3 · 1.23 · 0.123. */
function numeral(value: number): string {
  if (Number.isNaN(value)) return 'not measured'
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US')
  return value.toPrecision(3)
}
