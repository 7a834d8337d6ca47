import {
  ChatError,
  hasPasswordInName,
  maxNumbers,
  oneName,
  parseHistory,
  parseLanguage,
  parseSlash,
  parseTopic,
  roomIn,
  takeNick,
  wholeName,
} from '@papo/protocol'
import type {
  Command,
  KnownNames,
  Language,
  NoticeLevel,
  OptionName,
  RoomId,
  SlashForm,
  SlashName,
  UsageProblem,
} from '@papo/protocol'
import { parseFiles, parseUpload } from './file-commands.ts'
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
  /** The room that it is about, as its answer calls it. */
  readonly roomName?: string
  /** The file to be sent, as its person finds it. */
  readonly path?: string
}

/** What a command's answer lets one name, if it does. */
export function targetsOf({ targets }: LineCommand): Targets | undefined {
  return targets
}

/** What the answer to a history is for. */
export function showsOf({ shows }: LineCommand): LineNote['shows'] {
  return shows
}

/** What the room is called that a command is about. */
export function roomNameOf({ roomName = '' }: LineCommand): string {
  return roomName
}

/** The file that a person wants to send, as that person finds it. */
export function pathOf({ path }: LineCommand): string | undefined {
  return path
}

/** Whether a command was written in S1's form. */
export function isColonForm(command: LineCommand): boolean {
  return command.form === 'colon'
}

/** Where a line was said, and what can be named there. */
export interface Place extends KnownNames {
  /** The room that the person is in. */
  readonly room: RoomId | undefined
  /** What that room is called; empty where there is none. */
  readonly roomName: string
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
    const filter = form === 'slash' ? wholeName(rest) : ''
    return ask({ verb: 'rooms', form, ...(filter !== '' && { filter }) })
  },
  who: parseWho,
  create: parseCreate,
  join: parseJoin,
  leave: ({ place: { room } }) =>
    room === undefined ? refused('not_in_room', { verb: 'leave', room: nowhere }) : ask({ verb: 'leave', room }),
  checkout: ({ rest, place: { room } }) => enter(oneName(rest), room),
  nick: ({ rest }) => {
    const nick = wholeName(rest)
    return nick === '' ? { type: 'usage', problem: 'nick' } : ask({ verb: 'nick', nick })
  },
  me: parseMe,
  msg: ({ rest, place }) => {
    const { argument: to, rest: text } = takeNick(rest, place)
    if (place.isOwn(to)) return { type: 'usage', problem: 'oneself' }
    return ask({ verb: 'send_direct', to, text, targets: place.targets })
  },
  reply: parseReply,
  edit: parseEdit,
  delete: parseDelete,
  react: parseReact,
  history: askHistory,
  files: parseFiles,
  upload: parseUpload,
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
  const found = parseTopic(rest)
  if ('topic' in found) return { type: 'help', topic: found.topic, form: found.topic ? 'slash' : form }
  const { unknown: given, nearest } = found
  return {
    type: 'refused',
    error: new ChatError('unknown_command', nearest === undefined ? { given } : { given, nearest }),
  }
}

function parseWho({ rest, form, place }: Said): LineInput {
  const { room } = place
  if (form === 'slash' && rest !== '') return ask({ verb: 'who', form, room: { name: roomIn(rest, place) } })
  if (room !== undefined) return ask({ verb: 'who', form, room: { id: room } })
  return refused('not_in_room', { verb: 'who', room: { id: nowhere } })
}

function parseCreate({ rest, form, place: { room } }: Said): LineInput {
  if (hasPasswordInName(rest)) return { type: 'usage', problem: 'password' }
  if (form === 'slash') return ask({ verb: 'create', form, name: wholeName(rest) })
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

function askHistory({ rest, place }: Said): LineInput {
  const { room, historyCount } = place
  const wanted = parseHistory(rest, place)
  if (!wanted) return { type: 'usage', problem: 'history' }
  const { other, count: limit = historyCount, isNumbered } = wanted
  const how = isNumbered
    ? { limit: Math.min(limit, maxNumbers), targets: place.targets, shows: 'numbers' as const }
    : { limit }
  if (other !== undefined) return ask({ verb: 'history', with: other, ...how })
  return room === undefined
    ? refused('not_in_room', { verb: 'history', room: nowhere, limit })
    : ask({ verb: 'history', room, ...how })
}

function enter(name: string, room: RoomId | undefined): LineInput {
  return ask({ verb: 'join', room: { name }, ...leaving(room) })
}

function leaving(room: RoomId | undefined): { readonly leaving?: RoomId } {
  return room === undefined ? {} : { leaving: room }
}
