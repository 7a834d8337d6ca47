import { toAscii } from './ascii-text.ts'
import { hueIndex } from './hue.ts'
import type { Language } from './language.ts'
import { safeColored, safeText } from './safe-text.ts'

/** What of a line's looks a person has chosen. */
export interface InkStyle {
  readonly language: Language
  /** Nicks in colours: the one thing that sends escape sequences. */
  readonly colors: boolean
  /** Nothing but ASCII. */
  readonly ascii: boolean
}

/** What a style makes of the parts of a line, and of the whole line at last. */
export interface Ink {
  readonly nick: (nick: string) => string
  /** A text that somebody wrote. */
  readonly text: (text: string) => string
  /** A whole line, the last thing that happens to it. */
  readonly line: (line: string) => string
}

/** The colours of a terminal of 256 for the 24 hues, readable on black and on white. */
export const hueColors: readonly number[] = [
  203, 209, 208, 172, 178, 142, 106, 70, 34, 35, 36, 37, 38, 39, 33, 69, 63, 99, 135, 171, 170, 169, 168, 204,
]

const asIs = (part: string): string => part
const withoutEscape = (part: string): string => part.replaceAll('\u001b', '')
const colored = (nick: string): string => `\u001b[38;5;${hueColors[hueIndex(nick)]}m${withoutEscape(nick)}\u001b[0m`

/** The ink of a style. Where nothing is coloured nothing can bring a colour in. */
export function inkOf({ colors, ascii, language }: InkStyle, lineEnd?: string): Ink {
  const clean = colors ? safeColored : safeText
  const safe = (line: string): string => clean(line, lineEnd)
  return {
    nick: colors ? colored : asIs,
    text: colors ? withoutEscape : asIs,
    line: ascii ? (line) => toAscii(safe(line), language) : safe,
  }
}
