import { plainWord, slashEntries } from '@papo/protocol'
import type { Language, PersonView, SlashEntry } from '@papo/protocol'

/** What is being typed that a list can finish: a command, a person, an emoji by its name. */
export interface Asked {
  readonly type: 'command' | 'person' | 'emoji'
  /** Without its sign; an emoji's name may have been closed by a colon. */
  readonly query: string
  /** Where in the text it begins, with its sign. */
  readonly from: number
  readonly to: number
}

/** Something to choose from the list. */
export interface Choice {
  readonly id: string
  /** What is put in its place. */
  readonly insert: string
  readonly label: string
  readonly does?: string
  readonly also?: string
  readonly nick?: string
  readonly emoji?: string
}

const most = 6

/** What stands before the caret and could be finished, or nothing. */
export function readAsked(text: string, caret: number): Asked | undefined {
  const before = text.slice(0, caret)
  const [, command] = /^\/(\p{L}[\p{L}\p{N}_-]*|)$/u.exec(before) ?? []
  if (command !== undefined) return { type: 'command', query: command, from: 0, to: caret }
  const [, name] = /(?:^|[\s(])@([\p{L}\p{N}._'-]{0,24})$/u.exec(before) ?? []
  if (name !== undefined) return { type: 'person', query: name, from: caret - name.length - 1, to: caret }
  const [, emoji] = /(?:^|[\s(]):([\p{L}\p{M}\p{N}_+-]{2,24}:?)$/u.exec(before) ?? []
  return emoji === undefined ? undefined : { type: 'emoji', query: emoji, from: caret - emoji.length - 1, to: caret }
}

/** The commands that a beginning could mean, in both languages; those of one's own language are shown. */
export function findCommands(query: string, language: Language, runs: (name: string) => boolean): Choice[] {
  const wanted = plainWord(query)
  return slashEntries
    .filter((entry) => runs(entry.name))
    .flatMap((entry) => commandChoice(entry, wanted, language) ?? [])
    .slice(0, most)
}

function commandChoice(entry: SlashEntry, wanted: string, language: Language): Choice | undefined {
  const own = entry[language]
  const other = entry[language === 'en' ? 'pt-BR' : 'en']
  if (!own) return undefined
  const all = [...own.words, ...(other?.words ?? [])]
  if (!all.some((word) => plainWord(word).startsWith(wanted))) return undefined
  const shape = own.shape === '' ? '' : ` ${own.shape}`
  return {
    id: entry.name,
    insert: `/${own.words[0]}${own.shape === '' ? '' : ' '}`,
    label: `/${own.words[0]}${shape}`,
    does: own.does,
    ...(other && other.words[0] !== own.words[0] ? { also: `/${other.words[0]}` } : {}),
  }
}

/** Those whose nick begins so, or has a word that does; `recent` tells who spoke when. */
export function findPeople(query: string, people: readonly PersonView[], recent: (user: number) => number): Choice[] {
  const wanted = plainWord(query)
  const fits = ({ nick }: PersonView): boolean =>
    plainWord(nick)
      .split(/[\s._-]+/)
      .some((word) => word.startsWith(wanted)) || plainWord(nick).startsWith(wanted)
  return people
    .filter(fits)
    .sort((a, b) => recent(b.id) - recent(a.id) || a.nick.localeCompare(b.nick))
    .slice(0, most)
    .map(({ id, nick }) => ({ id: String(id), insert: `@${nick} `, label: nick, nick }))
}

/** The text with a choice in place of what was asked for, and where the caret is then. */
export function applyChoice(text: string, { from, to }: Asked, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length }
}
