import type { AnswerOf, CommandOf, Event, Signal, Verb } from '@papo/protocol'
import type { Clock, Ports, Socket, SocketListener, Stop } from '../api/ports.ts'
import { durations } from '../durations.ts'
import { goodbyeCode, silentCode } from './close-codes.ts'
import { Requests } from './requests.ts'
import { type ErrorView, parseFrame } from './server-frame.ts'

/** What a connection tells; after `onEnd` nothing more. */
export interface ConnectionListener {
  onOpen(): void
  onEvent(event: Event): void
  onSignal(signal: Signal): void
  /** The server is told nothing by us and tells nothing: time to ask something. */
  onSilence(): void
  onEnd(code: number, reason: string): void
}

/** One socket to the server from its opening to its end, with what is asked on it and whether it is alive. */
export class Connection {
  /** The error that the server told before it closed, where it told one without a ref. */
  lastError: ErrorView | undefined
  readonly #clock: Clock
  readonly #listener: ConnectionListener
  readonly #requests: Requests
  readonly #socket: Socket
  #hasEnded = false
  #isOpen = false
  #heardAt: number
  /** How many frames came. */
  #heard = 0
  /** When the oldest question since anything was heard was asked. */
  #askedAt: number | undefined
  #stopWatch: Stop = () => undefined

  constructor(url: string, ports: Pick<Ports, 'openSocket' | 'clock'>, listener: ConnectionListener) {
    this.#clock = ports.clock
    this.#listener = listener
    this.#heardAt = this.#clock.now()
    this.#requests = new Requests((frame) => this.#send(frame))
    this.#stopWatch = this.#clock.after(durations.openMs, () => this.fail('not open'))
    this.#socket = ports.openSocket(url, this.#socketListener())
  }

  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    return this.#requests.ask(command)
  }

  /** Something must be heard within `ms`, or the connection is dead. */
  expect(ms: number): void {
    const before = this.#heard
    this.#clock.after(ms, () => {
      if (!this.#hasEnded && this.#heard === before) this.fail('silent')
    })
  }

  close(): void {
    this.#end(goodbyeCode, '', goodbyeCode)
  }

  /** Gives it up: the other side does not answer. */
  fail(reason: string): void {
    this.#end(silentCode, reason, silentCode)
  }

  #socketListener(): SocketListener {
    return {
      onOpen: () => {
        if (this.#hasEnded) return
        this.#isOpen = true
        this.#hear()
        this.#watch(durations.answerMs)
        this.#listener.onOpen()
      },
      onText: (text) => this.#take(text),
      onClose: (code, reason) => this.#end(code, reason),
    }
  }

  #take(text: string): void {
    if (this.#hasEnded) return
    this.#hear()
    this.#hand(text)
    // after it: what this frame answered is no more waited for
    this.#askedAt = this.#requests.isWaiting ? this.#heardAt : undefined
  }

  #hand(text: string): void {
    const frame = parseFrame(text)
    if (frame === undefined) return
    if ('event' in frame) this.#listener.onEvent(frame.event)
    else if ('signal' in frame) this.#listener.onSignal(frame.signal)
    else if ('answer' in frame) this.#requests.answer(frame.ref, frame.answer)
    else if (frame.ref === undefined) this.lastError = frame.error
    else this.#requests.refuse(frame.ref, frame.error)
  }

  #send(frame: object): void {
    this.#askedAt ??= this.#clock.now()
    this.#socket.send(JSON.stringify(frame))
  }

  #hear(): void {
    this.#heard += 1
    this.#heardAt = this.#clock.now()
  }

  /** One look now and then: has it been silent, and was it asked? */
  #watch(ms: number): void {
    this.#stopWatch()
    this.#stopWatch = this.#clock.after(ms, () => {
      const now = this.#clock.now()
      // a clock that jumps back must not make a silence of it
      if (this.#heardAt > now) this.#heardAt = now
      if (this.#askedAt !== undefined && this.#requests.isWaiting && now - this.#askedAt >= durations.answerMs)
        return this.fail('silent')
      if (now - this.#heardAt >= durations.silenceMs) this.#listener.onSilence()
      this.#watch(durations.answerMs / 2)
    })
  }

  #end(code: number, reason: string, closeWith?: number): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#stopWatch()
    if (closeWith !== undefined) this.#socket.close(closeWith, reason)
    this.#requests.end()
    this.#listener.onEnd(code, reason)
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#hasEnded
  }
}
