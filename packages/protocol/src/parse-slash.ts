import { nearest } from './nearest.ts'
import { slashEntries } from './slash.ts'
import type { SlashName } from './slash.ts'
import { plainWord } from './slug.ts'

/** How a command was written: with a slash, or in S1's form with a colon. */
export type SlashForm = 'slash' | 'colon'

/** What a line of a person means: a command, a text, or a command that does not exist. */
export type SlashInput =
  | { readonly verb: SlashName; readonly form: SlashForm; readonly rest: string }
  | { readonly text: string }
  | { readonly unknown: string; readonly nearest?: string }

/** Reads a line: commands in any case, with or without accents, after any spaces; `//text` is the text `/text`. */
export function parseSlash(line: string): SlashInput {
  const escaped = /^(\s*)\/(\/.*)$/su.exec(line)
  if (escaped) return { text: `${escaped[1]}${escaped[2]}` }
  const [, sign, word = '', rest = ''] = /^\s*([/:])(\S*)(.*)$/su.exec(line) ?? []
  if (sign === '/') return parseCommand(word, rest.trim())
  if (sign === ':') return parseColon(word, rest.trim()) ?? { text: line }
  return { text: line }
}

/** The command that a word means, with or without its sign (`criar`, `/create`, `:end`), or nothing. */
export function findSlash(word: string): SlashName | undefined {
  const [, sign, bare = ''] = /^([/:]?)(.*)$/su.exec(word.trim()) ?? []
  const key = plainWord(bare)
  return sign === ':' ? colonWords.get(key) : (slashWords.get(key) ?? (sign === '' ? colonWords.get(key) : undefined))
}

/** What help is asked for, with or without the command's sign: a command, all of them, or one that does not exist. */
export function parseTopic(
  rest: string,
): { readonly topic: SlashName | undefined } | { readonly unknown: string; readonly nearest?: string } {
  const topic = findSlash(rest)
  if (topic !== undefined || rest === '') return { topic }
  const found = nearest(rest.replace(/^[/:]/u, ''), slashWords.keys())
  return found === undefined ? { unknown: rest } : { unknown: rest, nearest: `/${found}` }
}

const slashWords = new Map<string, SlashName>()
const colonWords = new Map<string, SlashName>()

for (const { name, colon, ...byLanguage } of slashEntries) {
  for (const word of [...(byLanguage['pt-BR']?.words ?? []), ...(byLanguage.en?.words ?? [])])
    slashWords.set(word, name)
  if (colon) colonWords.set(colon.word, name)
}

function parseCommand(word: string, rest: string): SlashInput {
  const verb = slashWords.get(plainWord(word))
  if (verb) return { verb, form: 'slash', rest }
  return unknownCommand('/', word)
}

/** S1's form, or nothing where the line is a text that begins with a colon: `:)`, `:D`, `:end of story`. */
function parseColon(word: string, rest: string): SlashInput | undefined {
  const verb = colonWords.get(plainWord(word))
  if (verb === 'quit' && rest !== '') return undefined
  if (verb) return { verb, form: 'colon', rest }
  if (!/^\p{L}[\p{L}\p{N}_-]{2,}$/u.test(word) || isOneLetter(word)) return undefined
  const answer = unknownCommand(':', word)
  // A single word is a command as in S1; before further words it must at least look like one.
  return rest === '' || answer.nearest !== undefined ? answer : undefined
}

/** `:DDD` and `:ppp` are faces. */
function isOneLetter(word: string): boolean {
  return new Set(plainWord(word)).size === 1
}

function unknownCommand(sign: '/' | ':', word: string): { unknown: string; nearest?: string } {
  const unknown = sign + shorten(word)
  const found = nearest(word, sign === '/' ? [...slashWords.keys()] : [...colonWords.keys()])
  if (found !== undefined) return { unknown, nearest: sign + found }
  const [otherSign, others] = sign === '/' ? [':', colonWords] : ['/', slashWords]
  const other = nearest(word, others.keys())
  return other === undefined ? { unknown } : { unknown, nearest: otherSign + other }
}

/** As much of a word as an answer repeats. */
function shorten(word: string): string {
  const characters = Array.from(word.slice(0, 200))
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : word
}
