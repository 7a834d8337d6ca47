const lineEnd = '\r\n'
const indent = '  '

// C0 but TAB, DEL, C1, the line separators, and what turns the direction of text around.
const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const allUnsafe = new RegExp(unsafe, 'g')
const lineBreaks = /\r\n|[\n\v\f\u0085\u2028\u2029]/

/**
 * A text as a line may show it: nothing in it moves a cursor, and further lines of it are indented,
 * so that none can be taken for a line of the server or of somebody else.
 */
export function safeText(text: string): string {
  if (!unsafe.test(text)) return text
  const lines = text.split(lineBreaks).map((line) => line.replace(allUnsafe, ''))
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines.join(lineEnd + indent)
}

/** The bytes of lines, each with its end: the one way by which a text leaves. */
export function encodeLines(lines: readonly string[]): Uint8Array {
  let text = ''
  for (const line of lines) text += safeText(line) + lineEnd
  return Buffer.from(text)
}

/** The bytes of one line with its end. */
export function encodeLine(line: string): Uint8Array {
  return Buffer.from(safeText(line) + lineEnd)
}

/** The bytes of lines and of a question, which the answer is typed behind. */
export function encodeQuestion(lines: readonly string[], question: string): Uint8Array {
  return Buffer.concat([encodeLines(lines), Buffer.from(safeText(question))])
}
