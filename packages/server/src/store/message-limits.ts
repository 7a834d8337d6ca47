/** How many of those who put a reaction are named, those who put it first. */
export const namedReactors = 20

/** How many code units of a text its quote begins with, at most. */
const quotedUnits = 240

/** The beginning of a text, never half a character. */
export function quotedText(text: string): string {
  return text.slice(0, quotedUnits).replace(/[\ud800-\udbff]$/, '')
}
