import { ChatError, helpLines, limits, findSlash, parseLanguage, roomTable } from '@papo/protocol'
import type { MessageView, Seq, SlashForm, SlashName, UsageProblem } from '@papo/protocol'
import type { Client, Room, Sending } from '@papo/sdk'
import type { Telling } from './telling.ts'
import { readCount, readNotice, readReaction, readRoom, readYes, takeNamed, takeNick, unquote } from './typed.ts'
import type { Known, Named } from './typed.ts'

/** What commands act on. */
export interface Desk extends Known {
  readonly client: Client
  readonly telling: Telling
  readonly room: Room | undefined
  enter(room: Room): void
  say(lines: readonly string[]): void
  /** Sends something and tells how it went. */
  follow(sending: Sending, done?: string): void
  quit(): void
  clear(): void
  /** Messages by the numbers of the last showing. */
  numbered: readonly MessageView[]
  beeps: 'all' | 'mentions' | 'none'
  readonly address: string
}

interface Said {
  readonly rest: string
  readonly form: SlashForm
  readonly desk: Desk
}

type Run = (said: Said) => void | Promise<void>

/** How something is used: what was left out or wrong. */
class Misused extends Error {
  readonly problem: UsageProblem

  constructor(problem: UsageProblem) {
    super(problem)
    this.problem = problem
  }
}

const commands: { readonly [Name in SlashName]: Run } = {
  help: ({ rest, desk }) => {
    const topic = rest === '' ? undefined : findSlash(rest)
    if (rest !== '' && !topic) throw new ChatError('unknown_command', { given: rest })
    desk.say(helpLines(desk.telling.language, topic))
  },
  rooms: listRooms,
  who: listPeople,
  create: async ({ rest, form, desk }) => {
    const { texts } = desk.telling
    const name = form === 'slash' ? unquote(rest) : readRoom(rest, desk, form)
    if (form === 'colon') {
      const room = await desk.client.create(name, desk.room && { leaving: desk.room })
      desk.say([texts.created(name)])
      return desk.enter(room)
    }
    const { room } = await desk.client.ask<'create'>({ verb: 'create', name })
    desk.say([texts.created(room.name)])
  },
  join: ({ rest, form, desk }) => {
    if (form === 'colon' && desk.room) throw new ChatError('already_in_room')
    return join(desk, readRoom(rest, desk, form))
  },
  checkout: ({ rest, desk }) => join(desk, readRoom(rest, desk, 'colon')),
  leave: async ({ desk }) => {
    await roomOf(desk).leave()
    desk.say([desk.telling.texts.leftRoom])
  },
  nick: async ({ rest, desk }) => {
    if (rest === '') throw new Misused('nick')
    const before = desk.client.me?.nick
    await desk.client.setNick(rest)
    const { nick = rest } = desk.client.me ?? {}
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
    desk.follow(desk.client.sendDirect(to, text))
  },
  reply: ({ rest, desk }) => {
    const { named, rest: text } = takeNamed(rest)
    if (named === undefined || text === '') throw new Misused('reply')
    desk.follow(roomOf(desk).send(text, { reply: target(desk, named, 'newest') }))
  },
  edit: ({ rest, desk }) => {
    const { named = 'last', rest: text } = takeNamed(rest)
    if (text === '') throw new Misused('edit')
    desk.follow(roomOf(desk).edit(target(desk, named, 'own'), text), desk.telling.texts.editDone)
  },
  delete: ({ rest, desk }) => {
    const { named = 'last', rest: more } = takeNamed(rest)
    if (more !== '') throw new Misused('delete')
    desk.follow(roomOf(desk).delete(target(desk, named, 'own')), desk.telling.texts.deleteDone)
  },
  react: ({ rest, desk }) => {
    const { named, rest: sign } = takeNamed(rest)
    if (named === undefined || sign === '') throw new Misused('react')
    const reaction = readReaction(sign)
    if (!reaction) throw new Misused('emoji')
    const { emoji, on } = reaction
    const room = roomOf(desk)
    const seq = target(desk, named, 'newest')
    const { reactDone, reactionGone } = desk.telling.texts
    desk.follow(on ? room.react(seq, emoji) : room.unreact(seq, emoji), on ? reactDone(emoji) : reactionGone(emoji))
  },
  history: showHistory,
  invite: ({ desk }) => {
    const { texts } = desk.telling
    if (!desk.room) return desk.say([texts.inviteServer, `${desk.address}/`])
    const { name, slug } = desk.room.view
    desk.say([texts.inviteRoom(name), `${desk.address}/s/${encodeURIComponent(slug)}`])
  },
  ignore: async ({ rest, desk }) => {
    const { argument: nick } = takeNick(rest, desk)
    if (nick === '') throw new Misused('ignore')
    const person = [...(desk.room?.people.values() ?? [])].find((one) => one.nick === nick)
    const isIgnored = person !== undefined && desk.client.ignored.has(person.id)
    await (isIgnored ? desk.client.unignore(nick) : desk.client.ignore(nick))
    desk.say([isIgnored ? desk.telling.texts.heardAgain(nick) : desk.telling.texts.ignored(nick)])
  },
  notify: ({ rest, desk }) => {
    const notice = readNotice(rest)
    if (!notice) throw new Misused('notify')
    desk.beeps = notice
    desk.say([desk.telling.texts.notices[notice]])
  },
  times: ({ rest, desk }) => {
    const on = readYes(rest)
    if (on === undefined) throw new Misused('times')
    desk.telling.hasTimes = on
    desk.say([desk.telling.texts.options.times[on ? 'on' : 'off']])
  },
  colors: ({ desk }) => desk.say([desk.telling.own.colorsNone]),
  ascii: ({ desk }) => desk.say([desk.telling.own.colorsNone]),
  clear: ({ desk }) => desk.clear(),
  lang: ({ rest, desk }) => {
    const language = parseLanguage(rest)
    if (!language) throw new Misused('language')
    desk.telling.restyle({ language })
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

function roomOf({ room }: Desk): Room {
  if (!room) throw new ChatError('not_in_room')
  return room
}

async function join(desk: Desk, name: string): Promise<void> {
  const { room: leaving, client, telling } = desk
  const room = await client.join(name, leaving && { leaving })
  if (room === leaving) return desk.say([telling.texts.alreadyEntered(room.view.name)])
  desk.enter(room)
}

/** The message that is meant: the last is one's own, or the newest of the room. */
function target(desk: Desk, named: Named, last: 'own' | 'newest'): Seq {
  if (named !== 'last') {
    const message = desk.numbered[named - 1]
    if (!message || message.room !== desk.room?.id) throw new Misused('number')
    return message.seq
  }
  const { messages } = roomOf(desk).timeline
  const me = desk.client.me?.id
  const found = messages.findLast(({ deleted, author }) => !deleted && (last === 'newest' || author === me))
  if (!found) throw new Misused(last === 'own' ? 'own_last' : 'nothing_last')
  return found.seq
}

async function listRooms({ rest, desk }: Said): Promise<void> {
  const { texts } = desk.telling
  const { rooms } = await desk.client.ask<'rooms'>({ verb: 'rooms', ...(rest !== '' && { filter: rest }) })
  if (rooms.length === 0 && rest !== '') return desk.say([texts.noRoomFits])
  const made = rooms.toSorted((one, other) => one.id - other.id).map(({ name }) => name)
  desk.say([...texts.rooms(made), ...roomTable(rooms, limits.listedRooms, texts)])
}

async function listPeople({ rest, desk }: Said): Promise<void> {
  const room = rest === '' ? { id: roomOf(desk).id } : { name: readRoom(rest, desk, 'slash') }
  const { people, room: view } = await desk.client.ask<'who'>({ verb: 'who', room })
  const all = people.map(({ nick }) => nick)
  const nicks = all.toSorted(new Intl.Collator('pt-BR').compare).slice(0, limits.listedPeople)
  const own = desk.client.me?.nick
  desk.say(desk.telling.texts.who({ room: view?.name ?? '', nicks, more: all.length - nicks.length, own }))
}

async function showHistory({ rest, desk }: Said): Promise<void> {
  const { texts } = desk.telling
  const { argument: other, rest: count } = rest.startsWith('@')
    ? takeNick(rest.slice(1), desk)
    : { argument: undefined, rest }
  const asked = readCount(count)
  if (!asked || other === '') throw new Misused('history')
  const place = other === undefined ? { room: roomOf(desk).id } : { with: other }
  const { page, room } = await desk.client.ask<'history'>({ verb: 'history', limit: asked.limit, ...place })
  const shown = desk.client.rooms.get(room.id) ?? desk.room
  if (page.messages.length === 0 || !shown) return desk.say([texts.nothingSaid])
  if (asked.isNumbered) desk.numbered = page.messages
  const title = other === undefined ? room.name : texts.conversation(other)
  desk.say(desk.telling.history(title, shown, { messages: page.messages, isNumbered: asked.isNumbered }))
}
