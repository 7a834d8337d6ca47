import { safeText } from '@papo/protocol'

const lineEnd = '\r\n'

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
