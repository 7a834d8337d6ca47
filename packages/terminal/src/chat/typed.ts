import { ChatError, limits, maxNumbers, parseEmoji, parseNamed, takeName, takeQuoted, takeWord } from '@papo/protocol'
import type { NamedMessage, Taken } from '@papo/protocol'

/** What may be named where one types. */
export interface Known {
  isRoom(name: string): boolean
  isNick(nick: string): boolean
}

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

/** A room's name: in quotes, the longest known one, or all of it; one word in S1's form. */
export function readRoom(rest: string, known: Known, form: 'slash' | 'colon'): string {
  if (form === 'colon') return (takeQuoted(rest) ?? takeWord(rest))?.argument ?? ''
  const name = takeName(rest, (name) => known.isRoom(name))?.argument ?? rest
  if (name === '') throw new ChatError('room_required')
  return name
}

/** A person's nick and what follows it. */
export function takeNick(rest: string, known: Known): Taken {
  return takeName(rest, (nick) => known.isNick(nick)) ?? takeWord(rest) ?? { argument: '', rest: '' }
}

/** How many messages are asked for, and whether with their numbers; nothing where it makes no sense. */
export function readCount(text: string): { readonly limit: number; readonly isNumbered: boolean } | undefined {
  const count = text.replace(/(?<!\S)-n(?!\S)/iu, '').trim()
  const isNumbered = count !== text.trim() || count.startsWith('-')
  if (count === '') return { limit: limits.historyOnJoin, isNumbered }
  const limit = /^-?\d{1,9}$/.test(count) ? Math.abs(Number(count)) : 0
  if (limit === 0) return undefined
  return { limit: isNumbered ? Math.min(limit, maxNumbers) : limit, isNumbered }
}

/** The whole rest of a line, which may stand in quotes. */
export function unquote(rest: string): string {
  const quoted = takeQuoted(rest)
  return quoted?.rest === '' ? quoted.argument : rest
}
