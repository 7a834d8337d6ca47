import { LineCounter } from './line-counter.ts'
import type { Member } from './member.ts'
import { messageOf } from './text.ts'
import { Window } from './window.ts'

/** How a flight is set up: who writes (the first `writers` members), how much, and the line length. */
export type FlightPlan = {
  writers: number
  window: number
  bytes: number
  lineLength: number
  echoes: boolean
}

/** Keeps a number of messages in flight in a room and counts the lines that its readers receive. */
export class Flight {
  received = 0
  readonly #members: Member[]
  readonly #plan: FlightPlan
  readonly #window: Window
  readonly #message: Buffer
  /** What a writer writes for n messages at once, by n. */
  readonly #bundles: Buffer[] = []
  #nextWriter = 0
  #isDue = false
  #isSending = true
  #onDrained: (() => void) | undefined

  constructor(members: Member[], plan: FlightPlan) {
    this.#members = members
    this.#plan = plan
    this.#window = new Window(plan.window, members.length, { echoes: plan.echoes })
    this.#message = messageOf(plan.bytes)
    members.forEach((member, index) => this.#count(member, index))
  }

  /** Begins to send. */
  start(): void {
    this.#fill()
  }

  /** Stops sending and waits until every reader has everything. */
  drain(): Promise<void> {
    this.#isSending = false
    return new Promise((resolve) => {
      this.#onDrained = resolve
      this.#fill()
    })
  }

  #count(member: Member, index: number): void {
    const counter = new LineCounter(this.#plan.lineLength)
    member.onBytes = (bytes, size) => {
      const lines = counter.take(bytes, size)
      if (lines === 0) return
      this.received += lines
      this.#window.received(index, lines)
      if (this.#isDue) return
      this.#isDue = true
      setImmediate(() => this.#fill())
    }
  }

  /** Once a turn: looks at the slowest reader and sends what the window leaves free. */
  #fill(): void {
    this.#isDue = false
    if (!this.#isSending) {
      if (this.#window.inFlight === 0) this.#onDrained?.()
      return
    }
    let free = this.#window.free
    const share = Math.ceil(this.#plan.window / this.#plan.writers)
    while (free > 0) {
      const messages = Math.min(free, share)
      this.#send(this.#nextWriter, messages)
      this.#nextWriter = (this.#nextWriter + 1) % this.#plan.writers
      free -= messages
    }
  }

  #send(writer: number, messages: number): void {
    const bundle = (this.#bundles[messages] ??= Buffer.concat(Array.from({ length: messages }, () => this.#message)))
    this.#members[writer]?.write(bundle)
    this.#window.sent(writer, messages)
  }
}
