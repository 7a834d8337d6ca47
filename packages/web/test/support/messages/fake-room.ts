import type { Marker, MessageView, PersonView, Seq, UserView } from '@papo/protocol'
import type { Room, RoomAspect, RoomChange, Sending, SendingCommand, SendingState } from '@papo/sdk'
import { FakeTimeline } from './fake-timeline.ts'

/** Who reads, in these tests. */
export const me: UserView = { id: 1, nick: 'rafa' }

/** A room that lives in the page alone: its log is an array, its server says what a test says. */
export class FakeRoom implements Room {
  readonly id = 7
  readonly peer = undefined
  isOwn = true
  readonly timeline: FakeTimeline
  readonly people = new Map<number, PersonView>()
  readonly peopleCount = 0
  readonly typing: readonly UserView[] = []
  marker: Marker
  mentions: readonly Seq[] = []
  readonly notice = 'mentions'
  sendings: readonly FakeSending[] = []
  acts: readonly FakeSending[] = []
  version = 0
  readonly log: MessageView[]
  readonly marks: Marker[] = []
  readonly #listeners = new Set<(change: RoomChange) => void>()
  #keys = 0

  constructor(log: MessageView[]) {
    this.log = log
    const last = log.at(-1)
    this.marker = { seq: last?.seq ?? 0, n: last?.n ?? 0 }
    this.timeline = new FakeTimeline(log, (change) => this.emit(change))
  }

  get view(): Room['view'] {
    const last = this.log.at(-1)
    const { id } = this
    return {
      id,
      kind: 'open',
      name: 'algoritmos',
      slug: 'algoritmos',
      maker: 2,
      head: last?.seq ?? 1,
      n: last?.n ?? 0,
      lastAt: last?.at ?? 0,
    }
  }

  get unread(): number {
    return this.view.n - this.marker.n
  }

  onChange(listener: (change: RoomChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(change: Partial<RoomChange>): void {
    this.version += 1
    const none = { isReset: false, appended: 0, prepended: 0, droppedNewer: 0, droppedOlder: 0 }
    const whole = { ...none, changed: new Set<Seq>(), aspects: new Set<RoomAspect>(), version: this.version, ...change }
    for (const listener of [...this.#listeners]) listener(whole)
  }

  /** Somebody says something now. */
  say(message: Partial<MessageView> & { readonly text: string }): MessageView {
    const said = this.#land(message)
    this.timeline.take(said)
    return said
  }

  /** Nobody will ask for the oldest messages any more. */
  forget(count: number): void {
    this.log.splice(0, count)
    this.timeline.forget(count)
  }

  /** A message becomes another one. */
  change(seq: Seq, change: Partial<MessageView>): void {
    const index = this.log.findIndex((one) => one.seq === seq)
    this.log[index] = { ...this.log[index]!, ...change }
    this.timeline.replace(this.log[index])
    this.emit({ changed: new Set([seq]) })
  }

  send(text: string, how: { readonly reply?: Seq; readonly style?: 'say' | 'act' } = {}): FakeSending {
    const key = `K${++this.#keys}`
    const { style = 'say', reply } = how
    const sending = this.#sending({ verb: 'send', room: this.id, text, style, key, ...(reply && { reply }) }, key)
    this.sendings = [...this.sendings, sending]
    this.emit({ aspects: new Set(['sendings']) })
    return sending
  }

  /** The server has it: it stands in the log, and is no longer on its way. */
  arrive(sending: FakeSending): MessageView {
    this.sendings = this.sendings.filter((one) => one !== sending)
    const { command, key } = sending
    const said = this.#land({ author: me.id, nick: me.nick, text: command.verb === 'send' ? command.text : '', key })
    this.timeline.take(said, ['sendings'])
    return said
  }

  turn(sending: FakeSending, state: SendingState, error?: Sending['error']): void {
    Object.assign(sending, { state, error })
    this.emit({ aspects: new Set(['sendings']) })
  }

  edit(seq: Seq, text: string): FakeSending {
    return this.#act({ verb: 'edit', room: this.id, seq, text })
  }

  delete(seq: Seq): FakeSending {
    return this.#act({ verb: 'delete', room: this.id, seq })
  }

  react(seq: Seq, emoji: string): FakeSending {
    return this.#act({ verb: 'react', room: this.id, seq, emoji, on: true })
  }

  unreact(seq: Seq, emoji: string): FakeSending {
    return this.#act({ verb: 'react', room: this.id, seq, emoji, on: false })
  }

  pin(seq: Seq): FakeSending {
    return this.#act({ verb: 'pin', room: this.id, seq, on: true })
  }

  unpin(seq: Seq): FakeSending {
    return this.#act({ verb: 'pin', room: this.id, seq, on: false })
  }

  mark(marker: Marker = { seq: this.view.head, n: this.view.n }): void {
    this.marks.push(marker)
    this.marker = marker
    this.emit({ aspects: new Set(['unread']) })
  }

  type(): void {}
  stopTyping(): void {}
  async setNotice(): Promise<void> {}
  async leave(): Promise<void> {}
  async pins(): Promise<readonly MessageView[]> {
    return this.log.filter(({ pinned }) => pinned)
  }
  async files(): ReturnType<Room['files']> {
    return { room: this.id, files: [], more: false }
  }
  uploadLink(): never {
    throw new Error('no server takes files here')
  }
  async versions(seq: Seq): Promise<readonly { readonly text: string; readonly at: number }[]> {
    const message = this.timeline.find(seq)
    return message ? [{ text: `antes: ${message.text}`, at: message.at }] : []
  }

  #land(message: Partial<MessageView> & { readonly text: string }): MessageView {
    const last = this.log.at(-1)
    const { seq, n } = last ?? { seq: 1, n: 0 }
    const said: MessageView = {
      ...{
        room: this.id,
        kind: 'message',
        seq: seq + 1,
        n: n + 1,
        at: Date.now(),
        author: 3,
        nick: 'Bia',
        style: 'say',
      },
      ...message,
    }
    this.log.push(said)
    return said
  }

  #act(command: SendingCommand): FakeSending {
    const sending = this.#sending(command, `A${++this.#keys}`)
    this.acts = [...this.acts, sending]
    this.emit({ aspects: new Set(['sendings']) })
    return sending
  }

  #sending(command: SendingCommand, key: string): FakeSending {
    const discard = (): boolean => {
      this.sendings = this.sendings.filter((one) => one !== sending)
      this.acts = this.acts.filter((one) => one !== sending)
      this.emit({ aspects: new Set(['sendings']) })
      return true
    }
    const sending: FakeSending = {
      ...{
        key,
        command,
        place: this.view.slug,
        room: this,
        at: Date.now(),
        state: 'local',
        seq: undefined,
        error: undefined,
        heldUntil: undefined,
        heldBy: undefined,
        origin: undefined,
      },
      ...{ answered: new Promise<Seq>(() => {}), kept: Promise.resolve(), isReleased: false, discard },
      retry: () => this.turn(sending, 'local'),
      release: () => void (sending.isReleased = true),
    }
    return sending
  }
}

/** One's own message or deed, that does what a test says. */
export type FakeSending = Sending & { isReleased: boolean }
