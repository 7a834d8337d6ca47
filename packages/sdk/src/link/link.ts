import type { ErrorCode, Event, Signal } from '@papo/protocol'
import type { ClientState, StopReason } from '../api/connecting.ts'
import { Disconnected, RefusedError } from '../api/errors.ts'
import type { Ports, Stop } from '../api/ports.ts'
import { durations } from '../durations.ts'
import { waitMs } from './backoff.ts'
import { isFinal, stoppingCode } from './close-codes.ts'
import { Connection } from './connection.ts'

/** What a link tells of the connection that it has at the time. */
export interface LinkListener {
  /** Says who one is; rejects with what the server refuses. */
  greet(connection: Connection): Promise<void>
  onState(state: ClientState): void
  /** The greeting was answered: the state is `ready`. */
  onReady(connection: Connection): void
  onLost(): void
  onEvent(event: Event): void
  onSignal(signal: Signal): void
  onSilence(connection: Connection): void
}

/** Refusals of a greeting that go by. */
const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'internal', 'rate_limited', 'storage_failed', 'storage_full'])

/** The way to the server through all cuts: one connection at a time, tried again until it stops for good. */
export class Link {
  state: ClientState = { type: 'connecting', attempt: 0 }
  readonly #url: string
  readonly #ports: Ports
  readonly #listener: LinkListener
  #connection: Connection | undefined
  #attempt = 0
  #isRestarting = false
  /** What the server asked to be left alone for, and until when that is. */
  #leastWaitMs = 0
  #leastUntil = 0
  #refusal: RefusedError | undefined
  #stopTimer: Stop = () => undefined
  #stopWake: Stop = () => undefined

  constructor(url: string, ports: Ports, listener: LinkListener) {
    this.#url = url
    this.#ports = ports
    this.#listener = listener
  }

  /** Begins, or begins again after a stop. */
  start(): void {
    this.#stopWake()
    this.#stopWake = this.#ports.onWake(() => this.#wake())
    this.#attempt = 0
    this.#connect()
  }

  /** Tries at once where it waits; begins anew where it is stopped. */
  retry(): void {
    if (this.state.type === 'stopped') this.start()
    else if (this.state.type === 'waiting') this.#connect()
  }

  close(): void {
    if (this.state.type === 'stopped') return
    this.#drop()
    this.#stop({ type: 'closed' })
  }

  #connect(): void {
    this.#stopTimer()
    this.#refusal = undefined
    this.#leastWaitMs = 0
    this.#become({ type: 'connecting', attempt: this.#attempt })
    const connection: Connection = new Connection(this.#url, this.#ports, {
      onOpen: () => void this.#greet(connection),
      onEvent: (event) => this.#listener.onEvent(event),
      onSignal: (signal) => this.#hear(signal),
      onSilence: () => this.#listener.onSilence(connection),
      onEnd: (code, reason) => this.#lose(connection, { code, reason }),
    })
    this.#connection = connection
  }

  async #greet(connection: Connection): Promise<void> {
    try {
      await this.#listener.greet(connection)
    } catch (error) {
      if (connection !== this.#connection || error instanceof Disconnected) return
      if (!(error instanceof RefusedError)) throw error
      this.#refuse(connection, error)
      return
    }
    if (connection !== this.#connection) return
    this.#attempt = 0
    this.#isRestarting = false
    this.#become({ type: 'ready' })
    this.#listener.onReady(connection)
  }

  #refuse(connection: Connection, error: RefusedError): void {
    if (passing.has(error.code)) this.#leastWaitMs = error.detail.retryAfterMs ?? 0
    else this.#refusal = error
    connection.fail('refused')
  }

  #hear(signal: Signal): void {
    if (signal.type === 'stopping') this.#isRestarting = true
    this.#listener.onSignal(signal)
  }

  #lose(connection: Connection, { code, reason }: { code: number; reason: string }): void {
    if (connection !== this.#connection) return
    const wasReady = this.state.type === 'ready'
    this.#connection = undefined
    if (code === stoppingCode) this.#isRestarting = true
    const error = connection.lastError
    if (this.#refusal) this.#stop({ type: 'refused', error: this.#refusal })
    else if (isFinal(code)) this.#stop({ type: 'cut', code, text: error?.text ?? reason })
    else this.#wait()
    if (wasReady) this.#listener.onLost()
  }

  #wait(): void {
    this.#attempt += 1
    this.#leastUntil = this.#ports.clock.now() + this.#leastWaitMs
    this.#waitFor(Math.max(this.#leastWaitMs, waitMs(this.#attempt, this.#ports.random)))
  }

  #waitFor(ms: number): void {
    this.#stopTimer()
    this.#stopTimer = this.#ports.clock.after(ms, () => this.#connect())
    const until = this.#ports.clock.now() + ms
    this.#become({ type: 'waiting', until, attempt: this.#attempt, isRestarting: this.#isRestarting })
  }

  #wake(): void {
    if (this.state.type === 'waiting') this.#connectSoon()
    else if (this.state.type === 'ready' && this.#connection) {
      this.#connection.expect(durations.wakeAnswerMs)
      this.#listener.onSilence(this.#connection)
    }
  }

  /** Tries as soon as the server allows; a clock that was set back asks for no longer wait than the server did. */
  #connectSoon(): void {
    const ms = Math.min(this.#leastUntil - this.#ports.clock.now(), this.#leastWaitMs)
    if (ms > 0) this.#waitFor(ms)
    else this.#connect()
  }

  #stop(reason: StopReason): void {
    this.#stopTimer()
    this.#stopWake()
    this.#become({ type: 'stopped', reason })
  }

  #drop(): void {
    const connection = this.#connection
    this.#connection = undefined
    connection?.close()
    if (this.state.type === 'ready') this.#listener.onLost()
  }

  #become(state: ClientState): void {
    this.state = state
    this.#listener.onState(state)
  }
}
