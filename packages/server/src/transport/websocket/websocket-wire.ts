import { lineTexts } from '@papo/protocol'
import type { AnswerOf, ChatError, Command, CommandOf, ErrorCode, Event, Language, Signal, Verb } from '@papo/protocol'
import type { Viewer, Wire } from '../../core/wire.ts'
import { errorText } from '../error-text.ts'
import { badToken, tooManySessions } from './close-codes.ts'
import type { CloseCode } from './close-codes.ts'
import { closeFrame, textFrame } from './frames.ts'

const nothing = new Uint8Array(0)

/** Errors of `hello` after which there is nothing to go on with. */
const ends: { readonly [Code in ErrorCode]?: CloseCode } = {
  token_invalid: badToken,
  sessions_full: tooManySessions,
}

/** How a WebSocket spells what it is told: JSON, each in a frame of its own; errors in one language. */
export class WebSocketWire implements Wire {
  /** Only errors have words: events and signals are spelled once for all languages. */
  readonly variant = 'websocket'
  readonly echoes = true
  readonly resumes = true
  readonly waits = false
  readonly language: Language

  constructor(language: Language) {
    this.language = language
  }

  join(slices: readonly Uint8Array[]): Uint8Array {
    return slices.length === 1 ? slices[0]! : Buffer.concat(slices)
  }

  event(event: Event): Uint8Array {
    return textFrame(JSON.stringify({ event }))
  }

  signal(signal: Signal): Uint8Array {
    return textFrame(JSON.stringify({ signal }))
  }

  // oxlint-disable-next-line max-params -- as the port has it
  answer<V extends Verb>(_verb: V, answer: AnswerOf<V>, _viewer: Viewer, { ref }: CommandOf<V>): Uint8Array {
    // who gave no ref waits for no answer
    return ref === undefined ? nothing : textFrame(JSON.stringify({ ref, answer }))
  }

  failure(error: ChatError, command: Command | undefined): Uint8Array {
    const told = this.refusal(error, command?.verb, command?.ref)
    const end = command?.verb === 'hello' ? ends[error.code] : undefined
    return end ? Buffer.concat([told, closeFrame(end.code, end.reason)]) : told
  }

  /** Says what is wrong with a command, as far as it was understood. */
  refusal({ code, detail }: ChatError, verb: Verb | undefined, ref: number | undefined): Uint8Array {
    const text = errorText(lineTexts[this.language].errors[code](detail, verb))
    return textFrame(JSON.stringify({ ...(ref !== undefined && { ref }), error: { code, text, detail } }))
  }
}
