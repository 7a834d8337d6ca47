const lineEnd = '\r\n'
const indent = '  '

// C0 but TAB, DEL, C1, the line separators, and what turns the direction of text around.
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const allUnsafe = new RegExp(unsafe, 'g')
const allUnsafeButColor = new RegExp(`(?!\\x1b\\[(?:0|38;5;\\d{1,3})m)${unsafe.source}`, 'g')
const lineBreaks = /\r\n|[\n\v\f\u0085\u2028\u2029]/

/**
 * A text as a line may show it: nothing in it moves a cursor, and further lines of it are indented,
 * so that none can be taken for a line of the server or of somebody else.
 */
export function safeText(text: string): string {
  return unsafe.test(text) ? cleaned(text, allUnsafe) : text
}

/** The same of a line in which the server has coloured nicks; whoever lets a text into it takes the ESC out first. */
export function safeColored(line: string): string {
  return unsafe.test(line) ? cleaned(line, allUnsafeButColor) : line
}

function cleaned(text: string, unwanted: RegExp): string {
  const lines = text.split(lineBreaks).map((line) => line.replace(unwanted, ''))
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines.join(lineEnd + indent)
}

/** What makes a line safe to write, unless nothing else is said. */
type Clean = (line: string) => string

/** The bytes of lines, each with its end: the one way by which a text leaves. */
export function encodeLines(lines: readonly string[], clean: Clean = safeText): Uint8Array {
  let text = ''
  for (const line of lines) text += clean(line) + lineEnd
  return Buffer.from(text)
}

/** The bytes of one line with its end. */
export function encodeLine(line: string, clean: Clean = safeText): Uint8Array {
  return Buffer.from(clean(line) + lineEnd)
}

/** The bytes of lines and of a question, which the answer is typed behind. */
export function encodeQuestion(lines: readonly string[], question: string, clean: Clean = safeText): Uint8Array {
  return Buffer.concat([encodeLines(lines, clean), Buffer.from(clean(question))])
}
