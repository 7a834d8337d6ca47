import { withFiles } from '@papo/protocol'
import type { FileView, Ink, Language, LineTexts, MessageEvent } from '@papo/protocol'

/** What a message's line is written with. */
export interface Writing {
  readonly texts: LineTexts
  readonly language: Language
  readonly ink: Ink
  /** The address by which a file is fetched; empty where there is none. */
  readonly fileLink: (file: FileView) => string
}

/** What is added to what was said, before the files that it brings. */
export type Mark = (line: string) => string

/** What somebody said, and what it brings. */
type Said = Pick<MessageEvent, 'text' | 'files'>

/** The line of a message that somebody said in a room, as everybody there reads it; each file has its own below it. */
export function messageLine(message: MessageEvent, writing: Writing, mark: Mark = asIs): string {
  const { texts, ink } = writing
  const { style, reply } = message
  const who = ink.nick(message.nick)
  return linesOf(message, writing, (what) => {
    if (style === 'act') return mark(texts.acted(who, what))
    return mark(reply ? texts.replied(who, ink.nick(reply.nick), what) : texts.said(who, what))
  })
}

/** What a message says, worded as it must be, and a line for each of its files. */
export function linesOf({ text, files }: Said, { ink, language, fileLink }: Writing, word: Mark): string {
  const { what, below } = withFiles(ink.text(text), files, { language, link: fileLink })
  return word(what) + below
}

function asIs(line: string): string {
  return line
}
