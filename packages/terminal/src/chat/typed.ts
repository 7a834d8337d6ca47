import { parseEmoji, parseNamed, takeWord } from '@papo/protocol'
import type { NamedMessage } from '@papo/protocol'

/** The message that a text begins with the name of, and what follows it. */
export function takeNamed(rest: string): { readonly named: NamedMessage | undefined; readonly rest: string } {
  const { argument = '', rest: after = '' } = takeWord(rest) ?? {}
  return { named: parseNamed(argument), rest: after }
}

/** The emoji that a text means, and whether it is taken back; nothing where it means none. */
export function readReaction(text: string): { readonly emoji: string; readonly on: boolean } | undefined {
  const emoji = parseEmoji(text.replace(/^-\s*/u, ''))
  return emoji === undefined ? undefined : { emoji, on: !text.startsWith('-') }
}
