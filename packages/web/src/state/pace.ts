import type { Clock, Stop } from '@papo/sdk'
import { steadyClock } from './steady-clock.ts'

/** What others do is drawn this often at most: in a crowd, no time would be left for the person who writes. */
const restMs = 100
/** So much may be drawn at once before that: a room that opens is not a crowd. */
const burst = 5
/** Who pressed a key so long ago is still typing. */
const typingMs = 200
/** While one types, it is drawn after the frame of a key that is so long after the last drawing: most keys find no frame under way. */
const keysMs = 150
/** While one types, it waits for such a key so long at most. */
const latestMs = 250

/** What the pace stands on in a browser: its time, and when the frame of a key has been drawn. */
export interface PaceParts {
  readonly clock: Clock
  readonly afterFrame: (call: () => void) => void
}

/**
 * When what others do is drawn: at once where all is calm; else together with what came meanwhile, `restMs` later at
 * the latest. While the person writes, that is after the frame of a key rather than before one, and less often.
 */
export class Pace {
  readonly #parts: PaceParts
  readonly #calls = new Set<() => void>()
  /** When all that was drawn is paid for, at `restMs` each. */
  #paidAt = -Infinity
  #keyAt = -Infinity
  #drawnAt = -Infinity
  #isFrameAsked = false
  #timer: Stop | undefined

  constructor(parts: PaceParts) {
    this.#parts = parts
  }

  /** Makes a call when it is time; asked for again before that, it is made once. */
  ask(call: () => void): void {
    const isPlanned = this.#calls.size > 0 || this.#timer !== undefined
    this.#calls.add(call)
    if (isPlanned) return
    const { clock } = this.#parts
    const isTyping = clock.now() - this.#keyAt < typingMs
    const wait = isTyping ? latestMs : Math.min(restMs, this.#paidAt - (burst - 1) * restMs - clock.now())
    if (wait <= 0) queueMicrotask(() => this.#run())
    else this.#timer = clock.after(wait, () => this.#run())
  }

  /** Whether a call waits. */
  has(call: () => void): boolean {
    return this.#calls.has(call)
  }

  /** Takes back what was asked for. */
  drop(call: () => void): void {
    this.#calls.delete(call)
  }

  /** To call at each key with which the person writes. */
  keyed(): void {
    this.#keyAt = this.#parts.clock.now()
    if (this.#isFrameAsked || this.#calls.size === 0 || this.#keyAt - this.#drawnAt < keysMs) return
    this.#isFrameAsked = true
    this.#parts.afterFrame(() => {
      this.#isFrameAsked = false
      this.#run()
    })
  }

  #run(): void {
    this.#timer?.()
    this.#timer = undefined
    if (this.#calls.size === 0) return
    this.#drawnAt = this.#parts.clock.now()
    this.#paidAt = Math.max(this.#paidAt, this.#drawnAt) + restMs
    const calls = [...this.#calls]
    this.#calls.clear()
    for (const call of calls) call()
  }
}

/**
 * Calls once the next frame is on the screen: two tasks after it, so behind those that others ask for in that very
 * frame, whoever asks first.
 */
function afterFrame(call: () => void): void {
  requestAnimationFrame(() => setTimeout(() => setTimeout(call)))
}

/** The pace of this page. */
export function createPace(): Pace {
  const pace = new Pace({ clock: steadyClock, afterFrame })
  const onKey = ({ key, target }: KeyboardEvent): void => {
    if (key !== 'Enter' && target instanceof HTMLTextAreaElement) pace.keyed()
  }
  addEventListener('keydown', onKey, { capture: true })
  return pace
}
