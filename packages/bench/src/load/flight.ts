import type { Member } from './member.ts'
import { Window } from './window.ts'
import type { Counter } from './wire.ts'

/** How a flight is set up: who writes (the first `writers` members), how much, and how that is spelled and counted. */
export type FlightPlan = {
  writers: number
  window: number
  echoes: boolean
  counter: (member: Member) => Counter
  speech: (member: Member) => (messages: number) => Buffer
}

/** Keeps a number of messages in flight in a room and counts what its readers receive. */
export class Flight {
  /** Messages that readers received, each for itself. */
  received = 0
  /** Bytes that readers received. */
  receivedBytes = 0
  readonly #members: Member[]
  readonly #plan: FlightPlan
  readonly #window: Window
  /** What each writer writes to say n messages. */
  readonly #speeches: ((messages: number) => Buffer)[]
  #nextWriter = 0
  #isDue = false
  #isSending = true
  #onDrained: (() => void) | undefined

  constructor(members: Member[], plan: FlightPlan) {
    this.#members = members
    this.#plan = plan
    this.#window = new Window(plan.window, members.length, { echoes: plan.echoes })
    this.#speeches = members.slice(0, plan.writers).map((member) => plan.speech(member))
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
    const counter = this.#plan.counter(member)
    member.onBytes = (bytes, size) => {
      const messages = counter.take(bytes, size)
      this.receivedBytes += size
      if (messages === 0) return
      this.received += messages
      this.#window.received(index, messages)
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
    const words = this.#speeches[writer]?.(messages)
    if (words) this.#members[writer]?.write(words)
    this.#window.sent(writer, messages)
  }
}
