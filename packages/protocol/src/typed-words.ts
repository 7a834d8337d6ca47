import { takeWord } from './arguments.ts'
import type { NoticeLevel } from './events.ts'
import { plainWord } from './slug.ts'

const answers: ReadonlyMap<string, boolean> = new Map([
  ...['sim', 's', 'yes', 'y', 'on', 'liga', 'ligar'].map((word) => [word, true] as const),
  ...['nao', 'n', 'no', 'off', 'desliga', 'desligar'].map((word) => [word, false] as const),
])

const levels: ReadonlyMap<string, NoticeLevel> = new Map([
  ...['tudo', 'todas', 'all'].map((word) => [word, 'all'] as const),
  ...['mencoes', 'mencao', 'mentions'].map((word) => [word, 'mentions'] as const),
  ...['nada', 'none', 'nenhum'].map((word) => [word, 'none'] as const),
])

/** Messages have numbers of two digits. */
export const maxNumbers = 99

/** What a word names: a message's number, or the last one. */
export type NamedMessage = { readonly number: number } | 'last'

/** Yes or no, in both languages; nothing where it is neither. */
export function parseYes(text: string): boolean | undefined {
  return answers.get(plainWord(text))
}

/** At what one is called, in both languages. */
export function parseNotice(text: string): NoticeLevel | undefined {
  return levels.get(plainWord(text))
}

/** The message that a word names. */
export function parseNamed(word: string): NamedMessage | undefined {
  const [, number] = /^(?:#|nº)?(\d{1,9})$/u.exec(word) ?? []
  if (number !== undefined) return { number: Number(number) }
  return ['ultima', 'ultimo', 'last'].includes(plainWord(word)) ? 'last' : undefined
}

/** The message that a text begins with the number of, and what follows; a larger number is what is said: "1500 reais". */
export function takeNumber(text: string): { readonly number?: number; readonly rest: string } {
  const { argument = '', rest = '' } = takeWord(text) ?? {}
  const named = parseNamed(argument)
  const isNumber = typeof named === 'object' && (named.number <= maxNumbers || argument.startsWith('#'))
  return isNumber ? { number: named.number, rest } : { rest: text }
}
