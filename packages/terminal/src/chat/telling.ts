import { filesLabel, inkOf, lineTexts, terminalTexts, timeLabel, withFiles } from '@papo/protocol'
import type {
  Event,
  Ink,
  InkStyle,
  Language,
  LineTexts,
  MessageEvent,
  MessageView,
  ReactedList,
  Signal,
  TerminalTexts,
  UserId,
} from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import type { FileLinks } from './file-links.ts'

/** Messages of the past, numbered where they can be named. */
interface Shown {
  readonly messages: readonly MessageView[]
  readonly isNumbered?: boolean
}

/** How what happens is told to a person at a terminal: the words of a line, and one's own as `VOCÊ: …`. */
export class Telling implements InkStyle {
  hasTimes = false
  /** Where files are to be had. */
  links: Pick<FileLinks, 'of'> = { of: () => '' }
  readonly #client: Client
  #style: InkStyle
  #ink: Ink

  constructor(client: Client, language: Language) {
    this.#client = client
    this.#style = { language, colors: false, ascii: false }
    this.#ink = inkOf(this.#style, '\n')
  }

  get language(): Language {
    return this.#style.language
  }

  get colors(): boolean {
    return this.#style.colors
  }

  get ascii(): boolean {
    return this.#style.ascii
  }

  /** What stands before the line that is typed. */
  get prompt(): string {
    return this.#ink.line(this.own.said(''))
  }

  /** From now on lines look so. */
  restyle(change: Partial<InkStyle>): void {
    this.#style = { ...this.#style, ...change }
    this.#ink = inkOf(this.#style, '\n')
  }

  get texts(): LineTexts {
    return lineTexts[this.language]
  }

  get own(): TerminalTexts {
    return terminalTexts[this.language]
  }

  /** The lines of an event; none where a line is told nothing of it. */
  event(event: Event, room: Room): readonly string[] {
    if (this.#client.ignored.has(event.author)) return []
    switch (event.kind) {
      case 'message':
        return this.#timed(this.message(event, room), event.at)
      case 'edited':
        return event.text === ''
          ? []
          : this.#timed(this.texts.corrected(...this.#inked(event.nick, event.text)), event.at)
      case 'deleted':
        return this.#timed(this.texts.removed(this.#ink.nick(event.nick)), event.at)
      default:
        return []
    }
  }

  signal(signal: Signal, room: Room | undefined): readonly string[] {
    const { texts } = this
    const name = room?.view.name ?? ''
    switch (signal.type) {
      case 'joined':
        return signal.quiet || this.#isMe(signal.user) ? [] : [texts.joined(signal.nick, name)]
      case 'left':
        return signal.quiet || this.#isMe(signal.user) ? [] : [texts.left(signal.nick, name)]
      case 'gathered':
        return [texts.gathered(name, signal.joined, signal.left)]
      case 'renamed':
        return this.#isMe(signal.user) ? [] : [texts.renamed(signal.from, signal.to)]
      case 'stopping':
        return [texts.stopping]
      default:
        return []
    }
  }

  /** A room as one enters it. */
  entered(room: Room): readonly string[] {
    const { name } = room.view
    const { messages } = room.timeline
    const entered = this.texts.entered(name)
    return messages.length === 0 ? [entered] : [entered, ...this.history(name, room, { messages }), this.texts.now]
  }

  /** Messages with their times, numbered where they can be named. */
  history(title: string, room: Room, { messages, isNumbered = false }: Shown): readonly string[] {
    const lines = messages.map((message, i) => {
      const label = timeLabel(message.at, Date.now() + this.#client.clockAhead, this.language)
      return `${isNumbered ? `#${i + 1} ` : ''}[${label}] ${this.#past(message, room)}`
    })
    return [this.texts.history(title, messages.length), ...lines]
  }

  /** A message, and below it a line for each of its files; `mark` is added to what it says. */
  message(message: MessageEvent, room: Room, mark: (line: string) => string = asIs): string {
    const text = this.#ink.text(message.text)
    const { what, below } = withFiles(text, message.files, { language: this.language, link: this.links.of })
    return mark(this.#worded(message, what, room)) + below
  }

  /** What somebody said, in the words of a line or as one's own. */
  said({ nick, author }: Pick<MessageEvent, 'nick' | 'author'>, what: string): string {
    return this.#isMe(author) ? this.own.said(what) : this.texts.said(this.#ink.nick(nick), what)
  }

  /** Who reacted to what one said oneself. */
  reacted(list: ReactedList): string {
    const text = list.text === '' ? filesLabel(list.files ?? [], this.language) : list.text
    return this.texts.reacted({ ...list, text })
  }

  /** Lines as the terminal may show them. */
  safe(lines: readonly string[]): readonly string[] {
    return lines.map((line) => this.#ink.line(line))
  }

  #past(message: MessageView, room: Room): string {
    if (message.deleted) return this.texts.removed(this.#ink.nick(message.nick))
    return this.message(message, room, message.edited === undefined ? undefined : this.texts.edited)
  }

  #worded(message: MessageEvent, text: string, room: Room): string {
    const { texts, own } = this
    const { author, style, reply } = message
    const nick = this.#ink.nick(message.nick)
    const to = reply && this.#ink.nick(reply.nick)
    const isMine = this.#isMe(author)
    if (room.peer) return isMine ? texts.iTold(room.peer.nick, text) : texts.toldMe(nick, text)
    if (style === 'act') return this.#called(texts.acted(nick, text), message)
    if (to !== undefined) return isMine ? own.replied(to, text) : this.#called(texts.replied(nick, to, text), message)
    return this.#called(this.said(message, text), message)
  }

  #timed(line: string, at: number): readonly string[] {
    if (!this.hasTimes) return [line]
    return [`[${timeLabel(at, Date.now() + this.#client.clockAhead, this.language)}] ${line}`]
  }

  #called(line: string, { mentions, all, author }: MessageEvent): string {
    const me = this.#client.me?.id
    if (author === me) return line
    return all || (me !== undefined && mentions?.includes(me)) ? this.texts.called(line) : line
  }

  #inked(nick: string, text: string): readonly [nick: string, text: string] {
    return [this.#ink.nick(nick), this.#ink.text(text)]
  }

  #isMe(user: UserId): boolean {
    return user === this.#client.me?.id
  }
}

function asIs(line: string): string {
  return line
}
