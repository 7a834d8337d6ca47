const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const onlyAscii = /^[\x20-\x7e]*$/
const emoji = /\p{RGI_Emoji}/v
// East Asian wide and fullwidth characters (UAX #11), by their blocks.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u
const invisible = /^[\p{M}\p{Cf}\p{Cc}]*$/u

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  if (onlyAscii.test(text)) return text.length
  let width = 0
  for (const { segment } of segmenter.segment(text)) width += segmentWidth(segment)
  return width
}

/** The text with spaces after it, as wide as `width`; a wider one is cut, and ends in `…`. */
export function fitWidth(text: string, width: number): string {
  const own = textWidth(text)
  if (own <= width) return text + ' '.repeat(width - own)
  let cut = ''
  let used = 0
  for (const { segment } of segmenter.segment(text)) {
    const next = segmentWidth(segment)
    if (used + next > width - 1) break
    cut += segment
    used += next
  }
  return `${cut}…${' '.repeat(width - 1 - used)}`
}

function segmentWidth(segment: string): number {
  if (emoji.test(segment) || wide.test(segment)) return 2
  return invisible.test(segment) ? 0 : 1
}
