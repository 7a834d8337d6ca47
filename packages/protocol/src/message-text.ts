import { ChatError } from './errors.ts'

/** The bounds of one message's text. */
export interface TextBounds {
  readonly maxMessageCodePoints: number
  readonly maxMessageBytes: number
}

// Something that is seen: no blank, no control or format character, none of those that are shown as nothing.
const visible = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Whether anything of a text is seen. */
export function isSeen(text: string): boolean {
  return visible.test(text)
}

const encoder = new TextEncoder()

/** Throws what is wrong with a message's text: nothing to see in it, too long, NUL or half a surrogate pair in it. */
export function checkText(text: string, { maxMessageCodePoints, maxMessageBytes }: TextBounds): void {
  if (text.includes('\0')) throw new ChatError('nul_in_text')
  if (!visible.test(text)) throw new ChatError('message_empty')
  if (!text.isWellFormed()) throw new ChatError('bad_utf8')
  // a short text needs no counting: a code unit is at most 3 bytes
  if (text.length <= maxMessageCodePoints && text.length * 3 <= maxMessageBytes) return
  const size = Array.from(text).length
  if (size > maxMessageCodePoints) throw new ChatError('message_too_long', { size, max: maxMessageCodePoints })
  const bytes = encoder.encode(text).length
  if (bytes > maxMessageBytes) throw new ChatError('message_too_long', { size: bytes, max: maxMessageBytes })
}
