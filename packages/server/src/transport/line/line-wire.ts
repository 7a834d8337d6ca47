import { filesLabel, inkOf, lineTexts, timeLabel } from '@papo/protocol'
import type {
  AnswerOf,
  ChatError,
  Command,
  CommandOf,
  Event,
  Ink,
  Language,
  Limits,
  LineTexts,
  ReactedList,
  RoomView,
  Signal,
  Verb,
} from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { Viewer, Wire } from '../../core/wire.ts'
import { fileLinkOf } from './file-links.ts'
import type { FileLinks } from './file-links.ts'
import { lineAnswers } from './line-answers.ts'
import { styleKey } from './line-style.ts'
import type { LineStyle } from './line-style.ts'
import { encodeLine, encodeLines, encodeQuestion } from './line-text.ts'
import { linesOf, messageLine } from './message-line.ts'
import type { Mark, Writing } from './message-line.ts'

const notShown = new Uint8Array(0)
const nowhere: FileLinks = { address: () => '', linkPath: () => '' }
const asIs: Mark = (line) => line

/** Makes a terminal beep. */
const bell = Buffer.from('\u0007')

/** What lines are written with. */
export interface LineWirePorts {
  readonly clock: Clock
  readonly limits: Limits
  /** Where files are found; without it they are named only. */
  readonly files?: FileLinks
}

/** How a line spells what it is told, in one style. */
export class LineWire implements Wire {
  readonly variant: string
  readonly echoes = false
  readonly resumes = false
  readonly waits = true
  readonly style: LineStyle
  readonly texts: LineTexts
  readonly #ink: Ink
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #address: () => string
  readonly #writing: Writing

  constructor(style: LineStyle, { clock, limits, files = nowhere }: LineWirePorts) {
    this.variant = styleKey(style)
    this.style = style
    this.texts = lineTexts[style.language]
    this.#ink = inkOf(style)
    this.#clock = clock
    this.#limits = limits
    this.#address = files.address
    const { texts } = this
    this.#writing = { texts, language: style.language, ink: this.#ink, fileLink: fileLinkOf(files, clock) }
  }

  join(slices: readonly Uint8Array[]): Uint8Array {
    // a socket takes a Buffer as it is; anything else is wrapped once for each reader
    return Buffer.concat(slices)
  }

  get language(): Language {
    return this.style.language
  }

  event(event: Event, room: RoomView): Uint8Array {
    const line = this.#eventLine(event, room)
    if (line === undefined) return notShown
    const bytes = this.#live(line, event.at)
    const isHeard = this.style.bell === 'all' || (this.style.bell === 'mentions' && room.kind === 'direct')
    return event.kind === 'message' && isHeard ? Buffer.concat([bytes, bell]) : bytes
  }

  called(event: Event, room: RoomView): Uint8Array {
    const line = this.#eventLine(event, room, room.kind === 'direct' ? undefined : this.texts.called)
    if (line === undefined) return notShown
    const bytes = this.#live(line, event.at)
    return this.style.bell === 'none' ? bytes : Buffer.concat([bytes, bell])
  }

  signal(signal: Signal, room: RoomView | undefined): Uint8Array {
    const line = this.#signalLine(signal, room?.name ?? '')
    return line === undefined ? notShown : this.#live(line, this.#clock.now())
  }

  /** Who reacted to what its reader said. */
  reacted(list: ReactedList): Uint8Array {
    const { texts, language } = this
    const nicks = list.nicks.map((nick) => this.#ink.nick(nick))
    const text = this.#ink.text(list.text === '' ? filesLabel(list.files ?? [], language) : list.text)
    return this.#live(texts.reacted({ ...list, nicks, text }), this.#clock.now())
  }

  // oxlint-disable-next-line max-params -- as the port has it
  answer<V extends Verb>(verb: V, answer: AnswerOf<V>, viewer: Viewer, command: CommandOf<V>): Uint8Array {
    const own = { ...this.#writing, address: this.#address, limits: this.#limits }
    const telling = { ...own, viewer, now: this.#clock.now(), command }
    const lines = lineAnswers[verb](answer, telling)
    return lines.length === 0 ? notShown : this.say(lines)
  }

  failure(error: ChatError, command: Command | undefined): Uint8Array {
    const lines = this.texts.errors[error.code](error.detail, command?.verb)
    return command?.verb === 'hello' ? this.ask(lines) : this.say(lines)
  }

  /** Lines of the server's own. */
  say(lines: readonly string[]): Uint8Array {
    return encodeLines(lines, this.#ink.line)
  }

  /** The same, and the question for the nick. */
  ask(lines: readonly string[]): Uint8Array {
    return encodeQuestion(lines, this.texts.prompt, this.#ink.line)
  }

  /** A line that is told as it happens. */
  #live(line: string, at: number): Uint8Array {
    const { language, times } = this.style
    const time = times ? `[${timeLabel(at, this.#clock.now(), language)}] ` : ''
    return encodeLine(time + line, this.#ink.line)
  }

  #eventLine(event: Event, room: RoomView, mark?: Mark): string | undefined {
    const { texts } = this
    const ink = this.#ink
    switch (event.kind) {
      case 'message':
        // read back later than it was said: what became of it follows
        if (event.deleted) return undefined
        if (room.kind === 'direct')
          return linesOf(event, this.#writing, (what) => texts.toldMe(ink.nick(event.nick), what))
        return messageLine(event, this.#writing, mark)
      case 'edited':
        if (event.text === '') return undefined
        return (mark ?? asIs)(texts.corrected(ink.nick(event.nick), ink.text(event.text)))
      case 'deleted':
        return texts.removed(ink.nick(event.nick))
      default:
        return undefined
    }
  }

  #signalLine(signal: Signal, room: string): string | undefined {
    const { texts } = this
    const ink = this.#ink
    switch (signal.type) {
      case 'joined':
        return signal.quiet ? undefined : texts.joined(ink.nick(signal.nick), room)
      case 'left':
        return signal.quiet ? undefined : texts.left(ink.nick(signal.nick), room)
      case 'gathered':
        return texts.gathered(room, signal.joined, signal.left)
      case 'renamed':
        return texts.renamed(ink.nick(signal.from), ink.nick(signal.to))
      case 'stopping':
        return texts.stopping
      default:
        return undefined
    }
  }
}
