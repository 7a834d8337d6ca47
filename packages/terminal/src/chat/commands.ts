import {
  ChatError,
  hasPasswordInName,
  helpLines,
  limits,
  maxNumbers,
  newestToAnswer,
  nickIn,
  nickSlug,
  oneName,
  parseHistory,
  parseLanguage,
  parseNotice,
  parseTopic,
  parseYes,
  roomIn,
  roomTable,
  takeNick,
  takeNumber,
  wholeName,
} from '@papo/protocol'
import type {
  KnownNames,
  NoticeLevel,
  MessageEvent,
  OptionName,
  RoomId,
  Seq,
  SlashForm,
  SlashName,
} from '@papo/protocol'
import type { Client, Room, Sending } from '@papo/sdk'
import type { Telling } from './telling.ts'
import { listFiles, sendFile } from './file-commands.ts'
import type { FileLinks } from './file-links.ts'
import { inviteAddress, inviteLines } from './invite.ts'
import { ownLastOf } from './last-said.ts'
import { Misused } from './misused.ts'
import { roomOf } from './room-of.ts'
import { readReaction, takeNamed } from './typed.ts'
import type { Uploads } from './uploads.ts'

/** A message that a number names. */
export interface Numbered {
  readonly room: RoomId
  readonly seq: Seq
}

/** What commands act on. */
export interface Desk extends KnownNames {
  readonly client: Client
  readonly telling: Telling
  readonly room: Room | undefined
  enter(room: Room): void
  say(lines: readonly string[]): void
  /** Tells messages of a room, when it is known where what they bring is to be had. */
  tell(room: Room, messages: readonly MessageEvent[], lines: () => readonly string[]): void
  /** Sends something and tells how it went. */
  follow(sending: Sending, tell?: (seq: Seq) => string | undefined): void
  quit(): void
  clear(): void
  /** Messages by the numbers of the last showing. */
  numbered: readonly Numbered[]
  beeps: NoticeLevel
  /** Lines look so from now on. */
  restyle(change: Parameters<Telling['restyle']>[0]): void
  readonly address: string
  readonly links: FileLinks
  readonly uploads: Uploads
}

interface Said {
  readonly rest: string
  readonly form: SlashForm
  readonly desk: Desk
}

type Run = (said: Said) => void | Promise<void>

const commands: { readonly [Name in SlashName]: Run } = {
  help: ({ rest, desk }) => {
    const found = parseTopic(rest)
    if ('topic' in found) return desk.say(helpLines(desk.telling.language, found.topic))
    const { unknown: given, nearest } = found
    throw new ChatError('unknown_command', nearest === undefined ? { given } : { given, nearest })
  },
  rooms: listRooms,
  who: listPeople,
  create: async ({ rest, form, desk }) => {
    const { texts } = desk.telling
    if (hasPasswordInName(rest)) throw new Misused('password')
    const name = form === 'slash' ? wholeName(rest) : oneName(rest)
    if (name === '') throw new ChatError('room_required')
    if (form === 'colon') {
      const room = await desk.client.create(name, desk.room && { leaving: desk.room })
      desk.say([texts.created(name)])
      return desk.enter(room)
    }
    const { room } = await desk.client.ask<'create'>({ verb: 'create', name })
    desk.say([texts.created(room.name)])
  },
  join: ({ rest, form, desk }) => {
    if (form === 'slash') return join(desk, roomIn(rest, desk))
    const name = oneName(rest)
    if (name !== '' && desk.room) throw new ChatError('already_in_room')
    return join(desk, name)
  },
  checkout: ({ rest, desk }) => join(desk, oneName(rest)),
  leave: async ({ desk }) => {
    await roomOf(desk).leave()
    desk.say([desk.telling.texts.leftRoom])
  },
  nick: async ({ rest, desk }) => {
    const wanted = wholeName(rest)
    if (wanted === '') throw new Misused('nick')
    const before = desk.client.me?.nick
    await desk.client.setNick(wanted)
    const { nick = wanted } = desk.client.me ?? {}
    desk.say([nick === before ? desk.telling.texts.nickKept(nick) : desk.telling.texts.nickChanged(nick)])
  },
  me: ({ rest, desk }) => {
    if (rest === '') throw new Misused('action')
    desk.follow(roomOf(desk).send(rest, { style: 'act' }))
  },
  msg: ({ rest, desk }) => {
    const { argument: to, rest: text } = takeNick(rest, desk)
    if (to === '') throw new ChatError('user_required')
    if (text === '') throw new ChatError('text_required')
    if (nickSlug(to) === nickSlug(desk.client.me?.nick ?? '')) throw new Misused('oneself')
    desk.follow(desk.client.sendDirect(to, text))
  },
  reply: ({ rest, desk }) => {
    const { named, rest: text } = takeNamed(rest)
    if (named === undefined || text === '') throw new Misused('reply')
    const reply = named === 'last' ? newest(desk) : numbered(desk, named.number)
    desk.follow(roomOf(desk).send(text, { reply }))
  },
  edit: async ({ rest, desk }) => {
    const { number, rest: text } = takeNumber(rest)
    if (text === '') throw new Misused('edit')
    const seq = number === undefined ? await ownLast(desk) : numbered(desk, number)
    // what changed is told by its event
    desk.follow(roomOf(desk).edit(seq, text), (at) => (at === seq ? desk.telling.texts.editSame : undefined))
  },
  delete: async ({ rest, desk }) => {
    const { named, rest: more } = takeNamed(rest)
    if (more !== '' || (rest !== '' && named === undefined)) throw new Misused('delete')
    const seq = typeof named === 'object' ? numbered(desk, named.number) : await ownLast(desk)
    desk.follow(roomOf(desk).delete(seq), (at) => (at === seq ? desk.telling.texts.deletedAlready : undefined))
  },
  react: ({ rest, desk }) => {
    const { named, rest: sign } = takeNamed(rest)
    if (named === undefined || sign === '') throw new Misused('react')
    const reaction = readReaction(sign)
    if (!reaction) throw new Misused('emoji')
    const { emoji, on } = reaction
    const seq = named === 'last' ? newest(desk) : numbered(desk, named.number)
    const { reactDone, reactedAlready, reactionGone, notReacted } = desk.telling.texts
    const [done, already] = on ? [reactDone, reactedAlready] : [reactionGone, notReacted]
    const room = roomOf(desk)
    const sending = on ? room.react(seq, emoji) : room.unreact(seq, emoji)
    desk.follow(sending, (at) => (at === seq ? already : done)(emoji))
  },
  history: showHistory,
  files: listFiles,
  upload: sendFile,
  invite: async ({ desk }) => {
    const { texts, ascii } = desk.telling
    desk.say(await inviteLines({ room: desk.room?.view, address: await inviteAddress(desk.address), texts, ascii }))
  },
  ignore: async ({ rest, desk }) => {
    const nick = nickIn(rest, desk)
    if (nick === '') throw new Misused('ignore')
    const { ignored } = desk.client
    const before = ignored.size
    await desk.client.ignore(nick)
    // who was ignored before is heard again
    if (ignored.size > before) return desk.say([desk.telling.texts.ignored(nick)])
    await desk.client.unignore(nick)
    desk.say([desk.telling.texts.heardAgain(nick)])
  },
  notify: async ({ rest, desk }) => {
    const notice = parseNotice(rest)
    if (!notice) throw new Misused('notify')
    desk.beeps = notice
    await desk.room?.setNotice(notice)
    desk.say([desk.telling.texts.notices[notice]])
  },
  times: setOption('times', (desk, on) => (desk.telling.hasTimes = on)),
  colors: setOption('colors', (desk, colors) => desk.restyle({ colors })),
  ascii: setOption('ascii', (desk, ascii) => desk.restyle({ ascii })),
  clear: ({ desk }) => desk.clear(),
  lang: ({ rest, desk }) => {
    const language = parseLanguage(rest)
    if (!language) throw new Misused(rest === '' ? 'languages' : 'language')
    desk.restyle({ language })
    desk.say([desk.telling.texts.languageChanged])
  },
  quit: ({ desk }) => desk.quit(),
}

/** Does what a command says; rejects with what was refused. */
export async function run(name: SlashName, said: Said): Promise<void> {
  try {
    await commands[name](said)
  } catch (error) {
    if (!(error instanceof Misused)) throw error
    said.desk.say([said.desk.telling.texts.usage[error.problem]])
  }
}

async function join(desk: Desk, name: string): Promise<void> {
  if (name === '') throw new ChatError('room_required')
  const { room: leaving, client, telling } = desk
  const room = await client.join(name, leaving && { leaving })
  if (room === leaving) return desk.say([telling.texts.alreadyEntered(room.view.name)])
  desk.enter(room)
}

function numbered(desk: Desk, number: number): Seq {
  const message = desk.numbered[number - 1]
  if (!message || message.room !== desk.room?.id) throw new Misused('number')
  return message.seq
}

function newest(desk: Desk): Seq {
  const found = newestToAnswer(roomOf(desk).timeline.messages, desk.client.me?.id)
  if (!found) throw new Misused('nothing_last')
  return found.seq
}

async function ownLast(desk: Desk): Promise<Seq> {
  const found = await ownLastOf(roomOf(desk), desk.client)
  if (!found) throw new Misused('own_last')
  return found.seq
}

/** Sets something about one's own lines by yes or no. */
function setOption(option: OptionName, set: (desk: Desk, on: boolean) => void): Run {
  return ({ rest, desk }) => {
    const on = parseYes(rest)
    if (on === undefined) throw new Misused(option)
    set(desk, on)
    desk.say([desk.telling.texts.options[option][on ? 'on' : 'off']])
  }
}

async function listRooms({ rest, form, desk }: Said): Promise<void> {
  const { texts } = desk.telling
  const filter = form === 'slash' ? wholeName(rest) : ''
  const { rooms } = await desk.client.ask<'rooms'>({ verb: 'rooms', ...(filter !== '' && { filter }) })
  if (rooms.length === 0 && filter !== '') return desk.say([texts.noRoomFits])
  const made = rooms.toSorted((one, other) => one.id - other.id).map(({ name }) => name)
  desk.say([...texts.rooms(made), ...roomTable(rooms, limits.listedRooms, texts)])
}

async function listPeople({ rest, form, desk }: Said): Promise<void> {
  const isHere = form === 'colon' || rest === ''
  const name = isHere ? undefined : roomIn(rest, desk)
  if (name === '') throw new ChatError('room_required')
  const room = name === undefined ? { id: roomOf(desk).id } : { name }
  const { people, room: view } = await desk.client.ask<'who'>({ verb: 'who', room })
  const all = people.map(({ nick }) => nick)
  const nicks = all.toSorted(new Intl.Collator('pt-BR').compare).slice(0, limits.listedPeople)
  const own = desk.client.me?.nick
  desk.say(desk.telling.texts.who({ room: view?.name ?? '', nicks, more: all.length - nicks.length, own }))
}

async function showHistory({ rest, desk }: Said): Promise<void> {
  const { texts } = desk.telling
  const wanted = parseHistory(rest, desk)
  if (!wanted) throw new Misused('history')
  const { other, count = limits.historyOnJoin, isNumbered } = wanted
  const limit = isNumbered ? Math.min(count, maxNumbers) : count
  const place = other === undefined ? { room: roomOf(desk).id } : { with: other }
  const { page, room } = await desk.client.ask<'history'>({ verb: 'history', limit, ...place })
  const shown = desk.client.rooms.get(room.id) ?? desk.room
  if (page.messages.length === 0 || !shown) return desk.say([texts.nothingSaid])
  if (isNumbered) desk.numbered = page.messages
  const title = other === undefined ? room.name : texts.conversation(other)
  const { messages } = page
  desk.tell(shown, messages, () => desk.telling.history(title, shown, { messages, isNumbered }))
}
