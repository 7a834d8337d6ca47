import type { Ink, LineTexts, MessageEvent } from '@papo/protocol'

/** What a message's line is written with. */
export interface Writing {
  readonly texts: LineTexts
  readonly ink: Ink
}

/** The line of a message that somebody said in a room, as everybody there reads it. */
export function messageLine({ nick, text, style, reply }: MessageEvent, { texts, ink }: Writing): string {
  const [who, what] = [ink.nick(nick), ink.text(text)]
  if (style === 'act') return texts.acted(who, what)
  return reply ? texts.replied(who, ink.nick(reply.nick), what) : texts.said(who, what)
}
