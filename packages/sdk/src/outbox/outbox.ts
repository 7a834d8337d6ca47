import type { Seq } from '@papo/protocol'
import { Disconnected, OutboxFull, RefusedError } from '../api/errors.ts'
import type { Clock } from '../api/ports.ts'
import type { Room } from '../api/room.ts'
import type { Origin, SendingCommand, StoredSending } from '../api/sending.ts'
import { durations } from '../durations.ts'
import type { Coming, HowToSend } from './how-to-send.ts'
import type { Keeper } from './keeper.ts'
import { isElsewhere, isLeft, notOwn, saidIn, wordsOf } from './left.ts'
import { Pause } from './pause.ts'
import { Waiting } from './waiting.ts'

/** What an outbox stands on. */
export interface OutboxPorts {
  readonly clock: Clock
  readonly random: () => number
  readonly key: () => string
  readonly keeper: Keeper
  /** Asks once; rejects with Disconnected when there is no connection, or not long enough. */
  ask(command: SendingCommand): Promise<{ readonly seq: Seq }>
  /** Whether what waits in a lane may be sent now. */
  isOpen(lane: string): boolean
  roomOf(command: SendingCommand): Room | undefined
  /** The room that has this place, where one is in it. */
  roomAt(place: string): Room | undefined
  onChange(sending: Waiting): void
}

/** Sendings that wait at most; more are refused. */
const maxWaiting = 1_000

/** Everything on its way to the server: in order in each lane, again after each cut, until it is answered. */
export class Outbox {
  readonly #ports: OutboxPorts
  readonly #pause: Pause
  /** Who one is, and in which copy of the logs; unknown before the first connection. */
  #owner: Origin | undefined
  #waiting: Waiting[] = []
  #isReady = false
  /** What was taken over before anybody was known. */
  #early: Promise<void> | undefined

  constructor(ports: OutboxPorts) {
    this.#ports = ports
    this.#pause = new Pause(ports)
  }

  /** What is not sent, oldest first; what failed too, until it is discarded. */
  get all(): readonly Waiting[] {
    return this.#waiting
  }

  /** Puts something in; throws OutboxFull where it can hold no more. Told first of all, as it is shown first. */
  add(command: SendingCommand, { place, isHeld = false, coming, onAdded }: HowToSend): Waiting {
    if (this.#waiting.length >= maxWaiting) throw new OutboxFull(maxWaiting)
    const key = 'key' in command ? command.key : this.#ports.key()
    const sending = new Waiting({ key, place, command }, this.#waitingOwner)
    sending.origin = this.#owner
    sending.isHeld = isHeld
    sending.coming = coming
    if (!this.#isReady) sending.state = 'queued'
    sending.heldBy = this.#pause.by
    this.#waiting = [...this.#waiting, sending]
    try {
      onAdded?.()
    } finally {
      this.#keep(sending)
      this.#showLater(sending)
      this.pump()
      if (coming) void this.#bring(sending, coming)
    }
    return sending
  }

  /** Takes over what closed clients left, to be shown; whose it is will be known later. */
  start(): void {
    this.#early = this.#inherit()
  }

  /** Who one is: what closed clients left is taken over, older than all that is said from now on. */
  async begin(owner: Origin): Promise<void> {
    this.#owner = owner
    for (const sending of this.#waiting) {
      if (isLeft(sending, owner)) this.#leave(sending)
      else if (!sending.origin) this.#own(sending, owner)
    }
    const inherited = Promise.all([this.#early, this.#inherit()])
    this.#early = undefined
    const { clock } = this.#ports
    await Promise.race([inherited, new Promise<void>((resolve) => void clock.after(durations.inheritMs, resolve))])
  }

  /** From now on what waits is sent. */
  open(): void {
    this.#isReady = true
    for (const sending of this.#waiting) if (sending.state === 'queued') this.#become(sending, 'sending')
    this.pump()
  }

  /** The connection is gone: everything waits, and is asked again on the next one. */
  lose(): void {
    this.#isReady = false
    for (const sending of this.#waiting) {
      Object.assign(sending, { isAsked: false, heldBy: undefined })
      if (sending.state === 'local' || sending.state === 'sending') this.#become(sending, 'queued')
    }
  }

  /** Sends what may be sent: the first of each lane. */
  pump(): void {
    if (!this.#isReady || !this.#pause.isOver) return
    const begun = new Set<string>()
    for (const sending of this.#waiting) {
      if (sending.state === 'failed' || sending.isHeld || sending.coming) continue
      const { lane } = sending
      if (begun.has(lane) || !this.#ports.isOpen(lane)) continue
      begun.add(lane)
      if (!sending.isAsked) void this.#send(sending)
    }
  }

  /** A message stands in the log: it was sent, whether its answer came or not. */
  settle(key: string, seq: Seq): void {
    const sending = this.#waiting.find((one) => one.key === key)
    if (sending) this.#succeed(sending, seq)
  }

  /** Gives a sending its files once they are uploaded; where they fail, so does it. */
  async #bring(sending: Waiting, coming: Coming): Promise<void> {
    const files = await coming().catch((error: unknown) =>
      error instanceof RefusedError ? error : new RefusedError({ code: 'internal', text: '', detail: {} }),
    )
    // it may be discarded, or somebody else's by now, whose files nobody else may send
    if (!sending.coming || !this.#waiting.includes(sending)) return
    if (files instanceof RefusedError) return this.#fail(sending, files)
    const { command } = sending
    if (command.verb !== 'send' || (files.length === 0 && command.text === '')) return void sending.discard()
    sending.coming = undefined
    if (files.length > 0) sending.command = { ...command, files }
    this.#keep(sending)
    this.#ports.onChange(sending)
    this.pump()
  }

  async #send(sending: Waiting): Promise<void> {
    sending.isAsked = true
    sending.heldUntil = undefined
    try {
      const { seq } = await this.#ports.ask(sending.command)
      this.#succeed(sending, seq)
    } catch (error) {
      if (error instanceof Disconnected) return
      if (!(error instanceof RefusedError)) throw error
      if (sending.state === 'sent') return
      this.#refuse(sending, error)
    }
    this.pump()
  }

  #succeed(sending: Waiting, seq: Seq): void {
    if (sending.state === 'sent') return
    sending.succeed(seq)
    this.#remove(sending)
  }

  #refuse(sending: Waiting, error: RefusedError): void {
    sending.isAsked = false
    const ms = this.#pause.lengthAfter(error, sending)
    if (ms === undefined) return this.#fail(sending, error)
    const by = error.code
    this.#pause.begin(ms, by, () => this.pump())
    sending.heldUntil = this.#pause.until
    const held = this.#waiting.filter((one) => one.state !== 'failed' && !one.isAsked && one.heldBy !== by)
    for (const one of held) one.heldBy = by
    for (const one of new Set([sending, ...held])) this.#ports.onChange(one)
  }

  #fail(sending: Waiting, error: RefusedError): void {
    sending.fail(error)
    // only what somebody wrote is worth showing until he has seen it
    if (!('text' in sending.command)) return this.#remove(sending)
    this.#keep(sending)
    this.#ports.onChange(sending)
  }

  #remove(sending: Waiting): void {
    this.#ports.keeper.delete(sending.key)
    this.#drop(sending)
  }

  #drop(sending: Waiting): void {
    this.#waiting = this.#waiting.filter((one) => one !== sending)
    this.#ports.onChange(sending)
  }

  async #inherit(): Promise<void> {
    const take = (left: readonly StoredSending[]): void => this.#takeOver(left)
    await this.#ports.keeper.inherit({ take, keptMs: durations.keptMs }).catch(() => undefined)
  }

  #takeOver(left: readonly StoredSending[]): void {
    const known = new Set(this.#waiting.map(({ key }) => key))
    const taken = left.filter(({ key }) => !known.has(key)).map((one) => this.#adopt(one))
    this.#waiting = [...this.#waiting, ...taken].sort((one, other) => (one.key < other.key ? -1 : 1))
    for (const sending of taken) {
      if (this.#owner && isLeft(sending, this.#owner)) this.#leave(sending)
      else this.#ports.onChange(sending)
    }
    this.pump()
  }

  #adopt(stored: StoredSending): Waiting {
    const sending = new Waiting(stored, this.#waitingOwner)
    sending.origin = { user: stored.user, epoch: stored.epoch }
    sending.keep()
    if (sending.state !== 'failed') sending.state = this.#isReady ? 'sending' : 'queued'
    return sending
  }

  /** It was said before it was known who one is. */
  #own(sending: Waiting, owner: Origin): void {
    sending.origin = owner
    this.#keep(sending)
  }

  /** Whoever said it is no longer known here: its words are shown, and sent under another name only if one wants that. */
  #leave(sending: Waiting): void {
    const words = wordsOf(sending)
    if (sending.state !== 'failed') sending.fail(notOwn())
    if (!words) return this.#setAside(sending)
    sending.command = words
    if (sending.coming) {
      sending.coming = undefined
      this.#keep(sending)
    }
    this.#ports.onChange(sending)
  }

  /** Files without a word nobody else can send: those that are uploaded stay kept for whom they are, until he is back. */
  #setAside(sending: Waiting): void {
    const isKept = sending.command.verb === 'send' && !sending.coming && !isElsewhere(sending, this.#owner)
    sending.keep()
    if (isKept) this.#drop(sending)
    else this.#remove(sending)
  }

  /** Makes what somebody else said one's own; false where one is not in a room of its place. */
  #takeOn(sending: Waiting): boolean {
    const owner = this.#owner
    if (!owner || !isLeft(sending, owner)) return true
    const { room } = sending
    if (!room && sending.command.verb !== 'send_direct') return false
    if (room) sending.command = saidIn(room, sending, { isElsewhere: isElsewhere(sending, owner) })
    sending.origin = owner
    return true
  }

  #keep(sending: Waiting): void {
    const { key, place, command, origin, failure } = sending
    if (!origin || sending.coming) return
    const kept = this.#ports.keeper.put({ key, place, command, ...origin, ...(failure && { failed: failure }) })
    kept.then(
      () => sending.keep(),
      () => undefined,
    )
  }

  #showLater(sending: Waiting): void {
    this.#ports.clock.after(durations.sendingShownMs, () => {
      if (sending.state === 'local') this.#become(sending, this.#isReady ? 'sending' : 'queued')
    })
  }

  #become(sending: Waiting, state: 'sending' | 'queued'): void {
    sending.state = state
    this.#ports.onChange(sending)
  }

  readonly #waitingOwner = {
    roomOf: (sending: Waiting) =>
      isElsewhere(sending, this.#owner) ? this.#ports.roomAt(sending.place) : this.#ports.roomOf(sending.command),
    retry: (sending: Waiting): void => {
      if (sending.state !== 'failed' || !this.#takeOn(sending)) return
      Object.assign(sending, { error: undefined, troubleSince: undefined, troubles: 0 })
      this.#keep(sending)
      this.#become(sending, this.#isReady ? 'sending' : 'queued')
      if (sending.coming) void this.#bring(sending, sending.coming)
      this.pump()
    },
    discard: (sending: Waiting): boolean => {
      if (sending.isAsked && sending.state !== 'failed') return false
      if (!this.#waiting.includes(sending)) return false
      sending.giveUp(new Disconnected('discarded'))
      sending.keep()
      this.#remove(sending)
      return true
    },
    release: (sending: Waiting): void => {
      sending.isHeld = false
      this.pump()
    },
  }
}
