import type {
  AnswerOf,
  CommandOf,
  Entered,
  Language,
  Limits,
  LineTexts,
  MessageEvent,
  Page,
  Verb,
} from '@papo/protocol'
import type { Viewer } from '../../core/wire.ts'
import { isColonForm } from './line-command.ts'
import { timeLabel } from './line-time.ts'
import { roomTable } from './room-table.ts'

/** What an answer is told with. */
export interface Telling<V extends Verb = Verb> {
  readonly command: CommandOf<V>
  readonly texts: LineTexts
  readonly language: Language
  readonly limits: Limits
  readonly viewer: Viewer
  /** Milliseconds UTC. */
  readonly now: number
}

type Answers = {
  readonly [V in Verb]: (answer: AnswerOf<V>, telling: Telling<V>) => readonly string[]
}

const nothing = (): readonly string[] => []

/** The lines of each command's answer; who only spoke is answered nothing. */
export const lineAnswers: Answers = {
  hello: ({ user, entered }, telling) => [
    ...telling.texts.welcome(user.nick),
    ...(entered ? enteredLines(entered, telling) : []),
  ],
  join: enteredLines,
  leave: (_, { texts }) => [texts.leftRoom],
  create: ({ room, entered }, telling) => [
    telling.texts.created(room.name),
    ...(entered ? enteredLines(entered, telling) : []),
  ],
  send: nothing,
  send_direct: nothing,
  edit: nothing,
  delete: nothing,
  react: nothing,
  pin: nothing,
  pins: nothing,
  versions: nothing,
  log: nothing,
  watch: nothing,
  mark: nothing,
  typing: nothing,
  presence: nothing,
  ignore: nothing,
  notice: nothing,
  history: ({ room, page, with: other }, telling) => {
    const { texts } = telling
    const title = other === undefined ? room.name : texts.conversation(other)
    return page.messages.length === 0 ? [texts.nothingSaid] : historyLines(title, page, { ...telling, other })
  },
  rooms: ({ rooms }, { texts, language, limits, command }) => {
    // S1 lists them as they were made
    const made = rooms.toSorted((one, other) => one.id - other.id)
    if (rooms.length === 0 && command.filter !== undefined) return [texts.noRoomFits]
    const list = texts.rooms(made.map(({ name }) => name))
    // S1's own form is answered by S1's lines alone
    return language === 'en' && isColonForm(command) ? list : [...list, ...roomTable(rooms, limits.listedRooms, texts)]
  },
  who: ({ room, people }, { texts, language, limits, viewer }) => {
    const all = people.map(({ nick }) => nick)
    const shown = all.slice(0, limits.listedPeople)
    const nicks = language === 'en' ? shown : shown.toSorted(collator.compare)
    return texts.who({ room: room?.name ?? '', nicks, more: all.length - shown.length, own: viewer.user.nick })
  },
  nick: ({ from, to }, { texts }) => [from === to ? texts.nickKept(to) : texts.nickChanged(to)],
  resume: nothing,
}

const collator = new Intl.Collator('pt-BR')

function enteredLines({ membership: { room }, page, already }: Entered, telling: Telling): readonly string[] {
  const { texts } = telling
  if (already) return [texts.alreadyEntered(room.name)]
  if (page.messages.length === 0) return [texts.entered(room.name)]
  return [texts.entered(room.name), ...historyLines(room.name, page, telling), texts.now]
}

function historyLines(title: string, { messages }: Page, telling: Telling & { other?: string | undefined }): string[] {
  const { texts, language, now } = telling
  const lines = messages.map((message) => `[${timeLabel(message.at, now, language)}] ${messageLine(message, telling)}`)
  return [texts.history(title, messages.length), ...lines]
}

function messageLine(
  { author, nick, text, style }: MessageEvent,
  { texts, viewer, other }: Telling & { other?: string | undefined },
): string {
  if (other !== undefined) return author === viewer.user.id ? texts.iTold(other, text) : texts.toldMe(nick, text)
  return style === 'act' ? texts.acted(nick, text) : texts.said(nick, text)
}
