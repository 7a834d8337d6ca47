import type { InkStyle, Language, NoticeLevel } from '@papo/protocol'

/** How somebody wants a line to be written. Nothing of it is on unless it was asked for. */
export interface LineStyle extends InkStyle {
  /** The time before live lines. */
  readonly times: boolean
  /** At what the terminal beeps. */
  readonly bell: NoticeLevel
}

/** How a line is written to who has set nothing. */
export function plainStyle(language: Language): LineStyle {
  return { language, colors: false, ascii: false, times: false, bell: 'none' }
}

/** Names a style: equal styles write equal bytes. */
export function styleKey({ language, colors, ascii, times, bell }: LineStyle): string {
  const options = [colors && 'colors', ascii && 'ascii', times && 'times', bell !== 'none' && `bell=${bell}`]
  return ['line', language, ...options.filter((option) => option !== false)].join(' ')
}
