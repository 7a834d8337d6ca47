import { takeNick } from './typed-names.ts'
import type { KnownNames } from './typed-names.ts'

/** What history is asked for. */
export interface HistoryWanted {
  /** Whom it was said with, where it is a conversation. */
  readonly other?: string
  /** How many messages, where it is said. */
  readonly count?: number
  readonly isNumbered: boolean
}

/** Reads what follows `/historico`: `-n`, `@nick` and a number, each of them if one likes; nothing where it is anything else. */
export function parseHistory(rest: string, known: KnownNames): HistoryWanted | undefined {
  const wanted = rest.replace(/(?<!\S)-n(?!\S)/iu, '').trim()
  const isOfTwo = wanted.startsWith('@')
  const { argument: other, rest: number } = isOfTwo ? takeNick(wanted.slice(1), known) : { argument: '', rest: wanted }
  if (isOfTwo && other === '') return undefined
  const isNumbered = wanted !== rest.trim() || number.startsWith('-')
  const of = other === '' ? { isNumbered } : { other, isNumbered }
  if (number === '') return of
  const count = /^-?\d{1,9}$/.test(number) ? Math.abs(Number(number)) : 0
  return count > 0 ? { ...of, count } : undefined
}
