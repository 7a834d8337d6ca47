import { roomTable, timeLabel } from '@papo/protocol'
import type { AnswerOf, CommandOf, Entered, Limits, MessageView, Page, Verb } from '@papo/protocol'
import type { Viewer } from '../../core/wire.ts'
import { isColonForm, showsOf, targetsOf } from './line-command.ts'
import { filesLines, uploadLines } from './file-answers.ts'
import { linesOf, messageLine } from './message-line.ts'
import type { Mark, Writing } from './message-line.ts'

/** What an answer is told with. */
export interface Telling<V extends Verb = Verb> extends Writing {
  readonly command: CommandOf<V>
  /** Where browsers find the server; empty where they do not. */
  readonly address: () => string
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
  send: said,
  send_direct: said,
  // what was so already is answered with the place of its message
  edit: ({ seq }, { texts, command }) => [seq === command.seq ? texts.editSame : texts.editDone],
  delete: ({ seq }, { texts, command }) => [seq === command.seq ? texts.deletedAlready : texts.deleteDone],
  react: ({ seq }, { texts, command: { seq: target, emoji, on } }) => {
    if (on) return [seq === target ? texts.reactedAlready(emoji) : texts.reactDone(emoji)]
    return [seq === target ? texts.notReacted(emoji) : texts.reactionGone(emoji)]
  },
  pin: nothing,
  pins: nothing,
  files: filesLines,
  upload_link: uploadLines,
  versions: nothing,
  log: nothing,
  watch: nothing,
  mark: nothing,
  typing: nothing,
  presence: nothing,
  ignore: ({ user: { nick }, on }, { texts }) => [on ? texts.ignored(nick) : texts.heardAgain(nick)],
  notice: ({ notice }, { texts }) => [texts.notices[notice]],
  history: ({ room, page, with: other }, telling) => {
    const { texts, command } = telling
    const messages = heard(page, telling)
    const shows = showsOf(command)
    if (shows === 'nothing') {
      targetsOf(command)?.find(room.id, messages, telling.viewer.user.id)
      return []
    }
    if (shows === 'numbers') targetsOf(command)?.show(room.id, messages)
    if (messages.length === 0) return [texts.nothingSaid]
    const lines = historyLines(messages, { ...telling, other })
    const title = other === undefined ? room.name : texts.conversation(other)
    return [
      texts.history(title, messages.length),
      ...(shows === 'numbers' ? lines.map((line, index) => `#${index + 1} ${line}`) : lines),
    ]
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

function said(place: AnswerOf<'send'>, { command }: Telling<'send'> | Telling<'send_direct'>): readonly string[] {
  const targets = targetsOf(command)
  if (targets) targets.own = place
  return []
}

function enteredLines({ membership: { room }, page, already }: Entered, telling: Telling): readonly string[] {
  const { texts } = telling
  if (already) return [texts.alreadyEntered(room.name)]
  const messages = heard(page, telling)
  if (messages.length === 0) return [texts.entered(room.name)]
  const title = texts.history(room.name, messages.length)
  return [texts.entered(room.name), title, ...historyLines(messages, telling), texts.now]
}

/** The messages of a page but those of people whom the reader ignores. */
function heard({ messages }: Page, { viewer: { user } }: Telling): readonly MessageView[] {
  const { ignored } = user
  return ignored ? messages.filter(({ author }) => !ignored.has(author)) : messages
}

/** What history tells, and with whom it was said where that was one person. */
type Past = Telling & { readonly other?: string | undefined }

function historyLines(messages: readonly MessageView[], past: Past): string[] {
  const { language, now } = past
  return messages.map((message) => `[${timeLabel(message.at, now, language)}] ${pastLine(message, past)}`)
}

function pastLine(message: MessageView, past: Past): string {
  const { texts, ink, viewer } = past
  if (message.deleted) return texts.removed(ink.nick(message.nick))
  const edited = (line: string): string => (message.edited === undefined ? line : texts.edited(line))
  if (past.other !== undefined) return directLine(message, past, edited)
  const isCalled = message.all || message.mentions?.includes(viewer.user.id)
  const isToMe = isCalled && message.author !== viewer.user.id
  return messageLine(message, past, (line) => (isToMe ? texts.called(edited(line)) : edited(line)))
}

function directLine(message: MessageView, past: Past, mark: Mark): string {
  const { texts, ink, viewer, other = '' } = past
  const { author, nick } = message
  const said = (what: string): string =>
    author === viewer.user.id ? texts.iTold(ink.nick(other), what) : texts.toldMe(ink.nick(nick), what)
  return linesOf(message, past, (what) => mark(said(what)))
}
