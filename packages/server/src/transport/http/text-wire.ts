import type { Event, Language, RoomView } from '@papo/protocol'
import type { Wire } from '../../core/wire.ts'
import type { LineWire } from '../line/line-wire.ts'

const nothing = new Uint8Array(0)

/** How a room's plain address spells its events: as lines show them, with LF, and their `seq` before them if wanted. */
export class TextWire implements Wire {
  readonly variant: string
  readonly echoes = true
  readonly resumes = false
  readonly waits = false
  readonly language: Language
  readonly #line: LineWire
  readonly #form: 'plain' | 'numbered'

  constructor(line: LineWire, form: 'plain' | 'numbered') {
    this.variant = `text/${line.language}/${form}`
    this.language = line.language
    this.#line = line
    this.#form = form
  }

  join(slices: readonly Uint8Array[]): Uint8Array {
    return Buffer.concat(slices)
  }

  event(event: Event, room: RoomView): Uint8Array {
    const line = Buffer.from(this.#line.event(event, room)).toString().replaceAll('\r\n', '\n')
    if (line === '') return nothing
    return Buffer.from(this.#form === 'numbered' ? `${event.seq} ${line}` : line)
  }

  signal(): Uint8Array {
    return nothing
  }

  answer(): Uint8Array {
    return nothing
  }

  failure(): Uint8Array {
    return nothing
  }
}
