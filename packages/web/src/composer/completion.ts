import { findSlash, plainWord } from '@papo/protocol'
import type { Language, PersonView, SlashName } from '@papo/protocol'
import { beginsSo, formOf, pageCommands } from './page-commands.ts'

/**
 * What is being typed that a list can finish: a command, a person who is called, an emoji by its name; after a
 * command, who is told something or ignored, or a room.
 */
export interface Asked {
  readonly type: 'command' | 'person' | 'emoji' | 'told' | 'ignored' | 'room'
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

/** Somebody who can be named. */
export type Named = Pick<PersonView, 'id' | 'nick'>

const most = 6
/** What commands are followed by. */
const takes: Readonly<Partial<Record<SlashName, Asked['type']>>> = { msg: 'told', ignore: 'ignored', join: 'room' }

/** What stands before the caret and could be finished, or nothing. */
export function readAsked(text: string, caret: number): Asked | undefined {
  const before = text.slice(0, caret)
  const [, command] = /^\/(\p{L}[\p{L}\p{N}_-]*|)$/u.exec(before) ?? []
  if (command !== undefined) return { type: 'command', query: command, from: 0, to: caret }
  const named = readNamed(before)
  if (named) return named
  const [, name] = /(?:^|[\s(])@([\p{L}\p{N}._'-]{0,24})$/u.exec(before) ?? []
  if (name !== undefined) return { type: 'person', query: name, from: caret - name.length - 1, to: caret }
  const [, emoji] = /(?:^|[\s(]):([\p{L}\p{M}\p{N}_+-]{2,24}:?)$/u.exec(before) ?? []
  return emoji === undefined ? undefined : { type: 'emoji', query: emoji, from: caret - emoji.length - 1, to: caret }
}

/** The name that a command is followed by, as far as it is written. */
function readNamed(before: string): Asked | undefined {
  const [, word = '', name = ''] = /^\s*\/(\S+)\s+(\S.*)$/u.exec(before) ?? []
  const command = name === '' ? undefined : findSlash(`/${word}`)
  const type = command && takes[command]
  const query = name.replace(/^["@]/u, '')
  return type && { type, query, from: before.length - name.length, to: before.length }
}

/** The commands that a beginning could mean, in both languages; those of one's own language are shown. */
export function findCommands(query: string, language: Language): Choice[] {
  return pageCommands(language)
    .filter((command) => beginsSo(command, query))
    .slice(0, most)
    .map((command) => ({
      id: command.name,
      insert: `/${command.word}${command.shape === '' ? '' : ' '}`,
      label: formOf(command),
      does: command.does,
      ...(command.also !== undefined && { also: `/${command.also}` }),
    }))
}

/** Those whose nick begins so, or has a word that does; `recent` tells who spoke when. */
export function findPeople(
  { type, query }: Asked,
  people: readonly Named[],
  recent: (user: number) => number,
): Choice[] {
  const wanted = plainWord(query)
  const fits = ({ nick }: Named): boolean =>
    plainWord(nick)
      .split(/[\s._-]+/)
      .some((word) => word.startsWith(wanted)) || plainWord(nick).startsWith(wanted)
  return people
    .filter(fits)
    .sort((a, b) => recent(b.id) - recent(a.id) || a.nick.localeCompare(b.nick))
    .slice(0, most)
    .map(({ id, nick }) => ({ id: String(id), insert: writtenAs(nick, type), label: nick, nick }))
}

/** A nick as it stands in a text: called by `@`, or as what a command is followed by. */
function writtenAs(nick: string, type: Asked['type']): string {
  if (type === 'ignored') return nick
  if (type === 'told') return nick.includes(' ') ? `"${nick}" ` : `${nick} `
  return `@${nick} `
}

/** The rooms whose name begins so; the one that is called just so before all others. */
export function findRooms(query: string, rooms: readonly string[]): Choice[] {
  const wanted = plainWord(query)
  const isWanted = (name: string): number => Number(plainWord(name) === wanted)
  return rooms
    .filter((name) => plainWord(name).startsWith(wanted))
    .sort((a, b) => isWanted(b) - isWanted(a) || a.localeCompare(b))
    .slice(0, most)
    .map((name) => ({ id: name, insert: name, label: `#${name}` }))
}

/** Whether a choice's name is typed out whole: an emoji's with the colon that closes it. */
export function isWhole({ type, query }: Asked, { label }: Choice): boolean {
  const name = type === 'emoji' ? `${label.replaceAll(' ', '_')}:` : label
  return plainWord(query) === plainWord(name)
}

/** The text with a choice in place of what was asked for, and where the caret is then. */
export function applyChoice(text: string, { from, to }: Asked, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length }
}
