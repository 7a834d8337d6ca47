import { ChatError, parseEmoji, plainWord, takeName, takeQuoted, takeWord } from '@papo/protocol'
import type { Taken } from '@papo/protocol'

/** A message as somebody names it: its number, or the last one. */
export type Named = number | 'last'

/** What may be named where one types. */
export interface Known {
  isRoom(name: string): boolean
  isNick(nick: string): boolean
}

/** The number or the word for the last that a text begins with, and what follows it. */
export function takeNamed(rest: string): { readonly named: Named | undefined; readonly rest: string } {
  const { argument = '', rest: after = '' } = takeWord(rest) ?? {}
  const [, number] = /^#?(\d{1,9})$/u.exec(argument) ?? []
  if (number !== undefined) return { named: Number(number), rest: after }
  if (['ultima', 'ultimo', 'last'].includes(plainWord(argument))) return { named: 'last', rest: after }
  return { named: undefined, rest }
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

/** Yes or no, in both languages; nothing where it is neither. */
export function readYes(text: string): boolean | undefined {
  const word = plainWord(text.trim())
  if (['sim', 's', 'yes', 'y', 'on'].includes(word)) return true
  return ['nao', 'n', 'no', 'off'].includes(word) ? false : undefined
}

/** What a room may tell one about, in both languages. */
export function readNotice(text: string): 'all' | 'mentions' | 'none' | undefined {
  const word = plainWord(text.trim())
  if (['tudo', 'all'].includes(word)) return 'all'
  if (['mencoes', 'mentions'].includes(word)) return 'mentions'
  return ['nada', 'none'].includes(word) ? 'none' : undefined
}

/** How many messages are asked for, and whether with their numbers; nothing where it makes no sense. */
export function readCount(text: string): { readonly limit: number; readonly isNumbered: boolean } | undefined {
  const isNumbered = /(?:^|\s)-n(?=\s|$)/u.test(text)
  const count = text.replace(/(?:^|\s)-n(?=\s|$)/u, '').trim()
  if (count === '') return { limit: 20, isNumbered }
  const limit = /^-?\d{1,9}$/.test(count) ? Math.abs(Number(count)) : 0
  return limit > 0 ? { limit, isNumbered } : undefined
}

/** The whole rest of a line, which may stand in quotes. */
export function unquote(rest: string): string {
  const quoted = takeQuoted(rest)
  return quoted?.rest === '' ? quoted.argument : rest
}
