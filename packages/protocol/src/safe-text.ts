// C0 but TAB, DEL, C1, the line separators, and what turns the direction of text around.
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const allUnsafe = new RegExp(unsafe, 'g')
const lineBreaks = /\r\n|[\n\v\f\u0085\u2028\u2029]/

/**
 * A text as a terminal may show it: nothing in it moves a cursor. Its lines, the further ones indented, so that none
 * can be taken for a line of the server or of somebody else.
 */
export function safeLines(text: string): readonly string[] {
  if (!unsafe.test(text)) return [text]
  const lines = text.split(lineBreaks).map((line) => line.replace(allUnsafe, ''))
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines.map((line, i) => (i === 0 ? line : `  ${line}`))
}
