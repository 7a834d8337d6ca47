import { fewBlankLines } from './blank-lines.ts'

// C0 but TAB, DEL, C1, the line separators, and what turns the direction of text around.
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const allUnsafe = new RegExp(unsafe, 'g')
const allUnsafeButColor = new RegExp(`(?!\\x1b\\[(?:0|38;5;\\d{1,3})m)${unsafe.source}`, 'g')
const lineBreaks = /\r\n|[\n\v\f\u0085\u2028\u2029]/
const networkEnd = '\r\n'
const indent = '  '

/**
 * A text as a line may show it: nothing in it moves a cursor, and further lines of it are indented,
 * so that none can be taken for a line of the server or of somebody else; of blank ones at most two in a row are left.
 */
export function safeText(text: string, lineEnd = networkEnd): string {
  return unsafe.test(text) ? cleaned(text, allUnsafe, lineEnd) : text
}

/** The same of a line in which nicks were coloured; whoever lets a text into it takes the ESC out first. */
export function safeColored(line: string, lineEnd = networkEnd): string {
  return unsafe.test(line) ? cleaned(line, allUnsafeButColor, lineEnd) : line
}

function cleaned(text: string, unwanted: RegExp, lineEnd: string): string {
  const lines = text.split(lineBreaks).map((line) => line.replace(unwanted, ''))
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return fewBlankLines(lines).join(lineEnd + indent)
}
