import { plainWord, slashEntries } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import { completePath } from './complete-path.ts'

/** What can be named where one types. */
export interface Names {
  readonly language: Language
  readonly nicks: readonly string[]
  readonly rooms: readonly string[]
}

/** What may stand there, and the end of the line that it stands for. */
export type Completion = [candidates: string[], replaced: string]

const ofRooms = new Set(['join', 'who', 'checkout'])
const ofPeople = new Set(['msg', 'ignore'])

/** What Tab makes of a line: a command, the name of a room, or a nick. */
export function complete(line: string, names: Names): Completion {
  const [, sign, word = '', space, rest = ''] = /^([/:]?)(\S*)(\s+)?(.*)$/su.exec(line) ?? []
  if (sign !== '' && space === undefined) return commands(`${sign}${word}`, names.language)
  const command = sign === '' ? undefined : commandOf(word)
  if (command !== undefined && ofRooms.has(command)) return named(rest, names.rooms, '')
  if (command !== undefined && ofPeople.has(command)) return named(rest, names.nicks.map(quoted), ' ')
  if (command === 'upload') return completePath(rest)
  return nicks(line, names.nicks)
}

/** Words of one's own language come first; those of the other one where none of these fits. */
function commands(typed: string, language: Language): Completion {
  const other = language === 'pt-BR' ? 'en' : 'pt-BR'
  for (const words of [wordsOf(language), wordsOf(other)]) {
    const found = words.filter((word) => begins(word, typed))
    if (found.length > 0) return [found.map((word) => `${word} `), typed]
  }
  return [[], typed]
}

function wordsOf(language: Language): string[] {
  return slashEntries.flatMap(({ [language]: own, colon }) => [
    ...(own?.words ?? []).map((word) => `/${word}`),
    ...(colon ? [`:${colon.word}`] : []),
  ])
}

function commandOf(word: string): string | undefined {
  const typed = plainWord(word)
  return slashEntries.find(
    ({ 'pt-BR': pt, en, colon }) =>
      [...(pt?.words ?? []), ...(en?.words ?? [])].some((one) => one === typed) || colon?.word === typed,
  )?.name
}

function named(typed: string, names: readonly string[], end: string): Completion {
  return [names.filter((name) => begins(name, typed) || begins(name, `"${typed}`)).map((name) => name + end), typed]
}

/** The last word as a nick, with or without `@`. */
function nicks(line: string, all: readonly string[]): Completion {
  const typed = /\S*$/u.exec(line)?.[0] ?? ''
  if (typed === '' || typed === '@') return typed === '' ? [[], typed] : [all.map((nick) => `@${nick} `), typed]
  const sign = typed.startsWith('@') ? '@' : ''
  return [all.filter((nick) => begins(sign + nick, typed)).map((nick) => `${sign}${nick} `), typed]
}

function begins(name: string, typed: string): boolean {
  return plainWord(name).startsWith(plainWord(typed))
}

function quoted(nick: string): string {
  return nick.includes(' ') ? `"${nick}"` : nick
}
