import { ChatError } from '@papo/protocol'
import type { Command } from '@papo/protocol'
import { isFenced, rateOf, run } from './command.ts'
import type { Ask, Session, Source } from './session.ts'

/**
 * The order in which one session's commands run: messages may be on their way together,
 * anything else waits for all before it and keeps back all behind it. Never throws, never rejects.
 */
export class CommandQueue {
  readonly #session: Session
  readonly #source: Source
  /** Messages over the rate, waiting for their turn. */
  #waiting: Command[] = []
  /** What waits for the messages before it, or for its own turn. */
  #parked: Ask | undefined
  /** Whether it waits for its own turn. */
  #isHeld = false
  /** How often something waited for its turn after its author had hung up. */
  #heldAfterEnd = 0
  #inFlight = 0
  #isFenced = false
  #isPumping = false
  #isDraining = false
  #isEnded = false
  #refused = 0
  /** What its commands took of the processor since they last rested. */
  #spentMs = 0
  #isResting = false

  constructor(session: Session, source: Source) {
    this.#session = session
    this.#source = source
  }

  /** Whether it asks its source for no more just now. */
  get isBlocked(): boolean {
    return (
      this.#isFenced ||
      this.#isResting ||
      this.#parked !== undefined ||
      this.#isDraining ||
      this.#inFlight >= this.#session.hub.limits.commandsInFlight
    )
  }

  /** Takes from the source as long as something may be taken. */
  pump(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    this.#unpark()
    while (this.#canTake() && this.#takeNext());
    this.#isPumping = false
    if (this.#isEnded && this.#isIdle()) this.#session.close('gone')
  }

  /** No more will come: when what came is done, the session closes. */
  end(): void {
    this.#isEnded = true
    this.pump()
  }

  /** Takes one thing from the source; false when nothing has come. */
  #takeNext(): boolean {
    const { clock, limits, turns } = this.#session.hub
    const start = clock.monotonic()
    const ask = this.#source.next()
    if (ask && ask.verb !== 'presence') this.#session.asks(start)
    if (ask) this.#take(ask)
    this.#spentMs += clock.monotonic() - start
    if (this.#spentMs >= limits.commandShareMs) {
      this.#isResting = true
      turns.later(() => this.#goOn())
    }
    return ask !== undefined
  }

  #goOn(): void {
    this.#isResting = false
    this.#spentMs = 0
    this.pump()
  }

  #isIdle(): boolean {
    return !this.isBlocked && this.#inFlight === 0 && this.#waiting.length === 0
  }

  #canTake(): boolean {
    if (this.#session.isClosed || this.#session.hub.isStopping || this.isBlocked) return false
    if (this.#session.outbox.bytes <= this.#session.hub.outboxTotal.boundEach) return true
    // [LOG8] replies are bounded because nothing more is asked until they have drained, and that depends
    // on nobody else: when all outboxes are full together, only who has answers waiting waits
    this.#isDraining = true
    this.#session.connection.whenDrained(() => {
      this.#isDraining = false
      this.pump()
    })
    return !this.#isDraining
  }

  #take(ask: Ask): void {
    if (ask.verb !== 'act' && rateOf(ask) === 'message') return this.#takeMessage(ask)
    if (this.#inFlight > 0 || this.#waiting.length > 0) this.#parked = ask
    else this.#startFenced(ask)
  }

  #unpark(): void {
    if (!this.#parked || this.#isHeld || this.#inFlight > 0 || this.#waiting.length > 0) return
    const ask = this.#parked
    this.#parked = undefined
    this.#startFenced(ask)
  }

  #takeMessage(command: Command): void {
    const { rates, limits } = this.#session.hub
    if (this.#waiting.length === 0 && rates.take(this.#session, 'message')) return this.#startPaced(command)
    const retryAfterMs = rates.waitMs(this.#session, 'message', this.#waiting.length + 1)
    if (!this.#session.wire.waits)
      return this.#session.fail(new ChatError('rate_limited', { count: 1, retryAfterMs }), command)
    if (this.#waiting.length >= limits.waitingLines) return this.#refuse()
    this.#waiting.push(command)
    if (this.#waiting.length === 1) this.#wait(retryAfterMs)
  }

  /** Says at once what waits for its turn: the server stops, and what arrived whole is not dropped. */
  sayWaiting(): void {
    for (const command of this.#waiting.splice(0)) this.#startMessage(command)
  }

  #wait(ms: number): void {
    this.#session.hub.clock.after(ms, () => {
      const { rates } = this.#session.hub
      while (this.#mayStartWaiting() && rates.take(this.#session, 'message')) this.#startPaced(this.#waiting.shift()!)
      if (this.#waiting.length > 0) this.#wait(Math.max(1, rates.waitMs(this.#session, 'message', 1)))
      else this.pump()
    })
  }

  /** Counts a refused line; all of one moment are told in one sentence. */
  #refuse(): void {
    this.#refused += 1
    if (this.#refused > 1) return
    const { clock, limits, rates } = this.#session.hub
    clock.after(limits.refusalGatherMs, () => {
      const retryAfterMs = rates.waitMs(this.#session, 'message', this.#waiting.length + 1)
      this.#session.fail(new ChatError('rate_limited', { count: this.#refused, retryAfterMs }), undefined)
      this.#refused = 0
    })
  }

  /** Whether the first that waits may start as far as order goes: what reads before it writes goes alone. */
  #mayStartWaiting(): boolean {
    const [first] = this.#waiting
    if (!first || this.#isFenced) return false
    return this.#inFlight === 0 || !isFenced(first)
  }

  /** Starts what has been counted: with those before it, or behind them where it reads before it writes. */
  #startPaced(command: Command): void {
    if (!isFenced(command)) this.#startMessage(command)
    else if (this.#inFlight > 0) this.#parked = command
    else this.#startFenced(command)
  }

  #startMessage(command: Command): void {
    const done = run(this.#session, command)
    if (!done) return
    this.#inFlight += 1
    void done.then(() => {
      this.#inFlight -= 1
      this.pump()
    })
  }

  #startFenced(ask: Ask): void {
    if (ask.verb === 'act') return ask.act()
    if (rateOf(ask) === 'command' && !this.#session.hub.rates.take(this.#session, 'command')) return this.#hold(ask)
    const done = run(this.#session, ask)
    if (!done) return
    this.#isFenced = true
    void done.then(() => {
      this.#isFenced = false
      this.pump()
    })
  }

  /** Lets a command over the rate wait for its turn, with all that is behind it; where a wire can't, refuses it. */
  #hold(command: Command): void {
    const session = this.#session
    const { rates, clock, limits } = session.hub
    const retryAfterMs = rates.waitMs(session, 'command', 1)
    if (!session.wire.waits)
      return session.fail(new ChatError('rate_limited', { problem: 'commands', count: 1, retryAfterMs }), command)
    // who hung up is not there for hours because of what he left behind
    if (this.#isEnded && (this.#heldAfterEnd += 1) > limits.waitingLines) return session.close('gone')
    this.#parked = command
    this.#isHeld = true
    clock.after(retryAfterMs, () => {
      this.#isHeld = false
      if (!session.isClosed) this.pump()
    })
  }
}
