import { lineTexts } from '@papo/protocol'
import type {
  AnswerOf,
  ChatError,
  Command,
  CommandOf,
  Event,
  Language,
  Limits,
  LineTexts,
  RoomView,
  Signal,
  Verb,
} from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { Viewer, Wire } from '../../core/wire.ts'
import { lineAnswers } from './line-answers.ts'
import { encodeLine, encodeLines, encodeQuestion } from './line-text.ts'

const notShown = new Uint8Array(0)

/** How a line spells what it is told, in one language. */
export class LineWire implements Wire {
  readonly variant: string
  readonly echoes = false
  readonly resumes = false
  readonly waits = true
  readonly language: Language
  readonly texts: LineTexts
  readonly #clock: Clock
  readonly #limits: Limits

  constructor(language: Language, { clock, limits }: { readonly clock: Clock; readonly limits: Limits }) {
    this.variant = `line ${language}`
    this.language = language
    this.texts = lineTexts[language]
    this.#clock = clock
    this.#limits = limits
  }

  join(slices: readonly Uint8Array[]): Uint8Array {
    // a socket takes a Buffer as it is; anything else is wrapped once for each reader
    return Buffer.concat(slices)
  }

  event(event: Event, room: RoomView): Uint8Array {
    if (event.kind !== 'message') return notShown
    const { texts } = this
    const { nick, text, style } = event
    if (room.kind === 'direct') return encodeLine(texts.toldMe(nick, text))
    return encodeLine(style === 'act' ? texts.acted(nick, text) : texts.said(nick, text))
  }

  signal(signal: Signal, room: RoomView | undefined): Uint8Array {
    const line = this.#signalLine(signal, room?.name ?? '')
    return line === undefined ? notShown : encodeLine(line)
  }

  // oxlint-disable-next-line max-params -- as the port has it
  answer<V extends Verb>(verb: V, answer: AnswerOf<V>, viewer: Viewer, command: CommandOf<V>): Uint8Array {
    const { texts, language } = this
    const telling = { texts, language, limits: this.#limits, viewer, now: this.#clock.now(), command }
    const lines = lineAnswers[verb](answer, telling)
    return lines.length === 0 ? notShown : encodeLines(lines)
  }

  failure(error: ChatError, command: Command | undefined): Uint8Array {
    const lines = this.texts.errors[error.code](error.detail, command?.verb)
    return command?.verb === 'hello' ? this.ask(lines) : encodeLines(lines)
  }

  /** Lines of the server's own. */
  say(lines: readonly string[]): Uint8Array {
    return encodeLines(lines)
  }

  /** The same, and the question for the nick. */
  ask(lines: readonly string[]): Uint8Array {
    return encodeQuestion(lines, this.texts.prompt)
  }

  #signalLine(signal: Signal, room: string): string | undefined {
    const { texts } = this
    switch (signal.type) {
      case 'joined':
        return signal.quiet ? undefined : texts.joined(signal.nick, room)
      case 'left':
        return signal.quiet ? undefined : texts.left(signal.nick, room)
      case 'gathered':
        return texts.gathered(room, signal.joined, signal.left)
      case 'renamed':
        return texts.renamed(signal.from, signal.to)
      case 'stopping':
        return texts.stopping
      default:
        return undefined
    }
  }
}
