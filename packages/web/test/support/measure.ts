import type { Page } from 'playwright-core'

/** What of an element is looked at. */
export interface Measured {
  /** What it is, as the table that it stands in calls it. */
  readonly what: string
  readonly selector: string
  /** `::before`, `::placeholder`. */
  readonly pseudo?: string
  /** The names of the properties of its computed style. */
  readonly properties: readonly string[]
}

/** The computed style of the first such element that is seen, a line for each property; colours as hex. */
export async function measure(page: Page, measured: Measured): Promise<string[]> {
  const { what, selector, pseudo, properties } = measured
  const element = page.locator(selector).filter({ visible: true }).first()
  await element.waitFor({ timeout: 4000 })
  const values = await element.evaluate(
    (one, [names, part]) => names.map((name) => getComputedStyle(one, part).getPropertyValue(name)),
    [properties, pseudo] as const,
  )
  return properties.map((property, i) => told(what, property, values[i] ?? ''))
}

/** How a value is told, measured or wanted. */
export function told(what: string, property: string, value: string): string {
  return `${what}, ${property}: ${tidy(property, value)}`
}

/** Colours as hex, the first family of a font, boxes to a tenth of a pixel and the rest to a hundredth. */
function tidy(property: string, value: string): string {
  if (property === 'font-family') return (value.split(',')[0] ?? '').replaceAll(/["']/g, '')
  const parts = property === 'width' || property === 'height' ? 10 : 100
  return value
    .replaceAll(/rgb\((\d+), (\d+), (\d+)\)/g, (_, ...found: string[]) => toHex(found.slice(0, 3)))
    .replaceAll(/(-?\d+(?:\.\d+)?)px/g, (_, size: string) => `${Math.round(Number(size) * parts + 1e-3) / parts}px`)
}

function toHex(parts: readonly string[]): string {
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
}
