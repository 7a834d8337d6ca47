import {
  ChatError,
  findSlash,
  hasPasswordInName,
  maxNumbers,
  nearest,
  parseLanguage,
  parseSlash,
  slashEntries,
  takeName,
  takeQuoted,
  takeWord,
} from '@papo/protocol'
import type {
  Command,
  Language,
  NoticeLevel,
  OptionName,
  RoomId,
  SlashForm,
  SlashName,
  Taken,
  UsageProblem,
} from '@papo/protocol'
import { parseDelete, parseEdit, parseReact, parseReply } from './message-commands.ts'
import { parseIgnore, parseNotify, parseOption } from './option-commands.ts'
import type { Targets } from './targets.ts'

/** What a line means where it was said; `refused` is answered at once, as the command would have been. */
export type LineInput =
  | { readonly type: 'command'; readonly command: LineCommand }
  | { readonly type: 'refused'; readonly error: ChatError; readonly command?: Command }
  | { readonly type: 'usage'; readonly problem: UsageProblem }
  | { readonly type: 'help'; readonly topic: SlashName | undefined; readonly form: SlashForm }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'option'; readonly option: OptionName; readonly on: boolean }
  | { readonly type: 'notify'; readonly level: NoticeLevel }
  | { readonly type: 'clear' }
  | { readonly type: 'invite' }
  | Settle
  | { readonly type: 'quit' }
  | { readonly type: 'nothing' }

/** What must be known first; then the same line is read again. */
export type Settle =
  | { readonly type: 'settle'; readonly what: 'own' }
  | { readonly type: 'settle'; readonly what: 'newest'; readonly room: RoomId }

/** A command as a line wrote it. */
export type LineCommand = Command & LineNote

/** What the answer to a line's command depends on beyond it. */
interface LineNote {
  /** S1's form is answered in S1's way. */
  readonly form?: SlashForm
  /** What its answer lets one name. */
  readonly targets?: Targets
  /** What history is asked for: to be read, if nothing is said; with numbers; or only to find the newest. */
  readonly shows?: 'numbers' | 'nothing'
}

/** What a command's answer lets one name, if it does. */
export function targetsOf({ targets }: LineCommand): Targets | undefined {
  return targets
}

/** What the answer to a history is for. */
export function showsOf({ shows }: LineCommand): LineNote['shows'] {
  return shows
}

/** Whether a command was written in S1's form. */
export function isColonForm(command: LineCommand): boolean {
  return command.form === 'colon'
}

/** Where a line was said, and what can be named there. */
export interface Place {
  /** The room that the person is in. */
  readonly room: RoomId | undefined
  isRoom(name: string): boolean
  isNick(nick: string): boolean
  /** Whether it is the nick of who says the line. */
  isOwn(nick: string): boolean
  /** Messages that history shows where no number is said. */
  readonly historyCount: number
  /** The messages that can be named. */
  readonly targets: Targets
  /** What is known for sure, since the line is read for the second time. */
  readonly settled: Settle['what'] | undefined
  isReading(room: RoomId): boolean
  isIgnored(nick: string): boolean
}

/** A command's words, and where they were said. */
export interface Said {
  readonly form: SlashForm
  readonly rest: string
  readonly place: Place
}

// no room has this id: the refusal is worded after the command
const nowhere = 0

const refused = (code: ChatError['code'], command?: Command): LineInput => ({
  type: 'refused',
  error: new ChatError(code),
  ...(command && { command }),
})

const ask = (command: LineCommand): LineInput => ({ type: 'command', command })

const parsers: { readonly [Name in SlashName]: (said: Said) => LineInput } = {
  help: ({ rest, form }) => parseHelp(rest, form),
  rooms: ({ rest, form }) => {
    const filter = form === 'slash' ? unquote(rest) : ''
    return ask({ verb: 'rooms', form, ...(filter !== '' && { filter }) })
  },
  who: parseWho,
  create: parseCreate,
  join: parseJoin,
  leave: ({ place: { room } }) =>
    room === undefined ? refused('not_in_room', { verb: 'leave', room: nowhere }) : ask({ verb: 'leave', room }),
  checkout: ({ rest, place: { room } }) => enter(oneName(rest), room),
  nick: ({ rest }) => {
    const nick = unquote(rest)
    return nick === '' ? { type: 'usage', problem: 'nick' } : ask({ verb: 'nick', nick })
  },
  me: parseMe,
  msg: ({ rest, place }) => {
    const { argument: to, rest: text } = nickIn(rest, place)
    if (place.isOwn(to)) return { type: 'usage', problem: 'oneself' }
    return ask({ verb: 'send_direct', to, text, targets: place.targets })
  },
  reply: parseReply,
  edit: parseEdit,
  delete: parseDelete,
  react: parseReact,
  history: parseHistory,
  invite: () => ({ type: 'invite' }),
  ignore: parseIgnore,
  notify: parseNotify,
  times: parseOption('times'),
  colors: parseOption('colors'),
  ascii: parseOption('ascii'),
  clear: () => ({ type: 'clear' }),
  lang: ({ rest }) => {
    if (rest === '') return { type: 'usage', problem: 'languages' }
    const language = parseLanguage(rest)
    return language ? { type: 'language', language } : { type: 'usage', problem: 'language' }
  },
  quit: () => ({ type: 'quit' }),
}

/** Reads a line of somebody who has a nick. */
export function parseLine(line: string, place: Place): LineInput {
  const input = parseSlash(line)
  if ('text' in input) return parseText(input.text, place)
  if ('unknown' in input) {
    const { unknown: given, nearest } = input
    const detail = nearest === undefined ? { given } : { given, nearest }
    return { type: 'refused', error: new ChatError('unknown_command', detail) }
  }
  const { verb, form, rest } = input
  return parsers[verb]({ form, rest, place })
}

function parseText(text: string, place: Place): LineInput {
  if (text.trim() === '') return { type: 'nothing' }
  const { room } = place
  if (room === undefined) return refused('not_in_room')
  return ask({ verb: 'send', room, text, style: 'say', targets: place.targets })
}

/** Reads what help is asked for, with or without the command's sign. */
export function parseHelp(rest: string, form: SlashForm): LineInput {
  if (rest === '') return { type: 'help', topic: undefined, form }
  const topic = findSlash(rest)
  if (topic) return { type: 'help', topic, form: 'slash' }
  const words = slashEntries.flatMap((entry) => [...(entry['pt-BR']?.words ?? []), ...(entry.en?.words ?? [])])
  const found = nearest(rest.replace(/^[/:]/, ''), words)
  const detail = found === undefined ? { given: rest } : { given: rest, nearest: `/${found}` }
  return { type: 'refused', error: new ChatError('unknown_command', detail) }
}

function parseWho({ rest, form, place }: Said): LineInput {
  const { room } = place
  if (form === 'slash' && rest !== '') return ask({ verb: 'who', form, room: { name: roomIn(rest, place) } })
  if (room !== undefined) return ask({ verb: 'who', form, room: { id: room } })
  return refused('not_in_room', { verb: 'who', room: { id: nowhere } })
}

function parseCreate({ rest, form, place: { room } }: Said): LineInput {
  if (hasPasswordInName(rest)) return { type: 'usage', problem: 'password' }
  if (form === 'slash') return ask({ verb: 'create', form, name: unquote(rest) })
  return ask({ verb: 'create', form, name: oneName(rest), enter: leaving(room) })
}

function parseJoin({ rest, form, place }: Said): LineInput {
  const { room } = place
  if (form === 'slash') return enter(roomIn(rest, place), room)
  const name = oneName(rest)
  if (name !== '' && room !== undefined) return refused('already_in_room')
  return enter(name, undefined)
}

function parseMe({ rest, place }: Said): LineInput {
  const { room } = place
  if (rest === '') return { type: 'usage', problem: 'action' }
  if (room === undefined) return refused('not_in_room')
  return ask({ verb: 'send', room, text: rest, style: 'act', targets: place.targets })
}

function parseHistory({ rest, place }: Said): LineInput {
  const { room, historyCount } = place
  const wanted = rest.replace(/(?<!\S)-n(?!\S)/iu, '').trim()
  const { argument: other, rest: number } = wanted.startsWith('@')
    ? nickIn(wanted.slice(1), place)
    : { argument: undefined, rest: wanted }
  const limit = parseCount(number, historyCount)
  if (limit === undefined || other === '') return { type: 'usage', problem: 'history' }
  const isNumbered = wanted !== rest || number.startsWith('-')
  const how = isNumbered
    ? { limit: Math.min(limit, maxNumbers), targets: place.targets, shows: 'numbers' as const }
    : { limit }
  if (other !== undefined) return ask({ verb: 'history', with: other, ...how })
  return room === undefined
    ? refused('not_in_room', { verb: 'history', room: nowhere, limit })
    : ask({ verb: 'history', room, ...how })
}

function parseCount(text: string, byDefault: number): number | undefined {
  if (text === '') return byDefault
  const count = /^-?\d{1,9}$/.test(text) ? Math.abs(Number(text)) : 0
  return count > 0 ? count : undefined
}

function enter(name: string, room: RoomId | undefined): LineInput {
  return ask({ verb: 'join', room: { name }, ...leaving(room) })
}

function leaving(room: RoomId | undefined): { readonly leaving?: RoomId } {
  return room === undefined ? {} : { leaving: room }
}

/** One word, as S1 takes it, or more in quotes. */
function oneName(rest: string): string {
  return isBlank(rest) ? '' : ((takeQuoted(rest) ?? takeWord(rest))?.argument ?? '')
}

/** The whole rest of the line, which may stand in quotes. */
function unquote(rest: string): string {
  const quoted = takeQuoted(rest)
  if (quoted?.rest === '') return quoted.argument
  return isBlank(rest) ? '' : rest
}

/** Nothing but blanks and quotes: an argument that was left out. */
function isBlank(rest: string): boolean {
  return /^[\s"“”«»]*$/u.test(rest)
}

/** The room that the rest begins with: in quotes, or the longest known; else all of it. */
function roomIn(rest: string, place: Place): string {
  return takeName(rest, (name) => place.isRoom(name))?.argument ?? unquote(rest)
}

/** The nick that the rest begins with: in quotes, or the longest known; else its first word. */
function nickIn(rest: string, place: Place): Taken {
  const taken = takeName(rest, (name) => place.isNick(name)) ?? takeWord(rest) ?? { argument: '', rest: '' }
  return isBlank(taken.argument) ? { argument: '', rest: taken.rest } : taken
}
