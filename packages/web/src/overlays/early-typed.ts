import { early } from './early-keys.ts'

/** What was typed before the palette was there. */
export interface EarlyTyped {
  readonly text: string
  /** Enter was pressed too: the first row is chosen. */
  readonly isEntered: boolean
  /** What had the focus before. */
  readonly opener: Element | null
}

/** Takes over what was typed while the palette was on its way. */
export function takeTyped(): EarlyTyped {
  const { field, opener } = early
  early.field = undefined
  const [text = '', ...more] = field?.value.split('\n') ?? []
  return { text, isEntered: more.length > 0, opener: field ? opener : document.activeElement }
}
