import type { Command, Event, MessageEvent, MessageView, Page, RoomId, Verb } from '@papo/protocol'
import type { Socket, SocketListener } from '@papo/sdk'
import { foldMessage } from '../../src/room/fold-message.ts'

/** What a command is answered with: an answer, an error, or nothing at all. */
type Reply = { readonly answer: unknown } | { readonly error: object } | undefined

const me = 7

/** One socket of a client, as the server sees it. */
export class FakeSocket implements Socket {
  readonly received: Command[] = []
  closedWith: number | undefined
  readonly #server: FakeServer
  readonly #listener: SocketListener

  constructor(server: FakeServer, listener: SocketListener) {
    this.#server = server
    this.#listener = listener
  }

  open(): void {
    this.#listener.onOpen()
  }

  send(text: string): void {
    if (this.closedWith !== undefined) return
    const command = JSON.parse(text) as Command
    this.received.push(command)
    this.#server.take(this, command)
  }

  close(code: number): void {
    this.closedWith ??= code
  }

  tell(frame: object): void {
    if (this.closedWith === undefined) this.#listener.onText(JSON.stringify(frame))
  }

  /** Ends it from the server's side. */
  cut(code = 1006, reason = ''): void {
    this.closedWith = code
    this.#listener.onClose(code, reason)
  }
}

/** A server of one room, as small as a test can do with: it answers at once, in order, each key once. */
export class FakeServer {
  readonly sockets: FakeSocket[] = []
  /** The log of room 1. */
  readonly events: Event[] = []
  /** What a test answers otherwise. */
  override: (command: Command) => Reply | 'usual' = () => 'usual'
  /** Sockets open by themselves. */
  isThere = true
  /** Answers are lost. */
  isMute = false
  /** Which copy of the log it has. */
  epoch = 'first'
  readonly others = 8
  #marker = { seq: 0, n: 0 }
  #isMember = false

  readonly openSocket = (_url: string, listener: SocketListener): Socket => {
    const socket = new FakeSocket(this, listener)
    this.sockets.push(socket)
    if (this.isThere) setImmediate(() => socket.open())
    return socket
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (!socket) throw new Error('nobody has connected')
    return socket
  }

  get messages(): readonly MessageEvent[] {
    return this.events.filter((event) => event.kind === 'message')
  }

  /** Every command that came, on all sockets. */
  received<V extends Verb>(verb: V): readonly Extract<Command, { verb: V }>[] {
    const all: readonly Command[] = this.sockets.flatMap(({ received }) => received)
    return all.filter((command): command is Extract<Command, { verb: V }> => command.verb === verb)
  }

  /** Somebody else says something, and whoever listens is told. */
  say(text: string, { quietly = false, ...more }: Partial<MessageEvent> & { quietly?: boolean } = {}): MessageEvent {
    const event = this.#append({ kind: 'message', author: this.others, nick: 'Bia', text, style: 'say', ...more })
    if (!quietly) this.deliver(event)
    return event as MessageEvent
  }

  /** Something else happens to a message. */
  change(event: object, { quietly = false } = {}): Event {
    const appended = this.#append({ author: this.others, nick: 'Bia', ...event })
    if (!quietly) this.deliver(appended)
    return appended
  }

  deliver(event: Event): void {
    this.socket.tell({ event })
  }

  take(socket: FakeSocket, command: Command): void {
    const replied = this.override(command)
    const reply = replied === 'usual' ? this.#reply(command) : replied
    if (reply && !this.isMute) socket.tell({ ref: command.ref, ...reply })
    if (reply && 'answer' in reply && 'room' in command && !this.isMute) this.#deliverOwn(command, reply.answer)
  }

  page(reach: { before?: number; after?: number; around?: number; limit?: number } = {}): Page {
    const all = this.#views()
    const limit = reach.limit ?? 20
    const asOf = this.events.length
    const from = this.#from(all, reach, limit)
    const messages = all.slice(
      Math.max(0, from),
      reach.before === undefined ? from + limit : this.#at(all, reach.before),
    )
    const first = all.indexOf(messages[0]!)
    return {
      messages,
      quoted: [],
      asOf,
      more: messages.length > 0 && first > 0,
      newer: messages.length > 0 && first + messages.length < all.length,
    }
  }

  get membership() {
    const pairless = { id: 1, kind: 'open', name: 'geral', slug: 'geral', maker: me }
    const view = { ...pairless, head: this.events.length, n: this.messages.length, lastAt: 0 }
    return { room: view, marker: this.#marker, mentions: [], notice: 'all' }
  }

  #reply(command: Command): Reply {
    switch (command.verb) {
      case 'hello': {
        const user = { id: me, nick: command.nick ?? 'Ana' }
        const rooms = this.#isMember ? [this.membership] : []
        return { answer: { user, server: 'Casa', epoch: this.epoch, token: 'token', rooms, ignored: [], at: 0 } }
      }
      case 'join':
        this.#isMember = true
        return { answer: { membership: this.membership, page: this.page(), people: [], count: 0, already: false } }
      case 'resume':
        return { answer: { rooms: command.rooms.map((place) => this.#resumed(place)) } }
      case 'history':
        return { answer: { room: this.membership.room, page: this.page(command) } }
      case 'log':
        return { answer: { room: 1, events: this.events.slice(command.after, command.until).slice(0, 50) } }
      case 'mark':
        this.#marker = command.marker
        return { answer: { room: 1, marker: command.marker } }
      case 'send':
        return { answer: this.#placed(this.#said(command)) }
      case 'edit':
      case 'delete':
      case 'react':
      case 'pin':
        return { answer: this.#placed(this.#done(command)) }
      default:
        return { answer: {} }
    }
  }

  #resumed({ seq, epoch: known }: { readonly seq: number; readonly epoch: string }): object {
    const there = { membership: this.membership, people: [], count: 0 }
    const isMissed = known === this.epoch && this.events.length - seq < 1_000
    return isMissed
      ? { type: 'missed', ...there, events: this.events.slice(seq) }
      : { type: 'reset', ...there, page: this.page(), epoch: this.epoch }
  }

  #said({ text, style, key }: Extract<Command, { verb: 'send' }>): Event {
    const known = this.messages.find((message) => message.key === key)
    return known ?? this.#append({ kind: 'message', author: me, nick: 'Ana', text, style, key })
  }

  #done(command: Extract<Command, { verb: 'edit' | 'delete' | 'react' | 'pin' }>): Event {
    const { seq: target, room: _room, ref: _ref, verb, ...what } = command
    const kind = { edit: 'edited', delete: 'deleted', react: 'reacted', pin: 'pinned' }[verb]
    return this.#append({ kind, author: me, nick: 'Ana', target, ...what })
  }

  #deliverOwn(command: Command, answer: unknown): void {
    if (!['send', 'edit', 'delete', 'react', 'pin'].includes(command.verb)) return
    const { seq } = answer as { seq: number }
    const event = this.events[seq - 1]
    if (event) this.deliver(event)
  }

  #placed({ seq, at }: Event): object {
    return { room: 1 satisfies RoomId, seq, at }
  }

  #append(what: object): Event {
    const n = this.messages.length + 1
    const base = { room: 1, seq: this.events.length + 1, at: this.events.length }
    const event = { ...base, ...('kind' in what && what.kind === 'message' && { n }), ...what } as Event
    this.events.push(event)
    return event
  }

  #views(): readonly MessageView[] {
    const changes = this.events.filter((event) => 'target' in event)
    return this.messages.map((message) =>
      changes
        .filter(({ target }) => target === message.seq)
        .reduce<MessageView>((view, one) => foldMessage(view, one, me), message),
    )
  }

  #from(
    all: readonly MessageView[],
    reach: { before?: number; after?: number; around?: number },
    limit: number,
  ): number {
    if (reach.before !== undefined) return this.#at(all, reach.before) - limit
    if (reach.after !== undefined) return this.#at(all, reach.after + 1)
    if (reach.around !== undefined) return Math.max(0, this.#at(all, reach.around) - Math.floor(limit / 2))
    return all.length - limit
  }

  #at(all: readonly MessageView[], seq: number): number {
    const index = all.findIndex((message) => message.seq >= seq)
    return index < 0 ? all.length : index
  }
}
