import { ChatError, parseSlash } from '@papo/protocol'
import type {
  Event,
  InkStyle,
  MessageEvent,
  NoticeLevel,
  RoomListing,
  Seq,
  Signal,
  SlashName,
  Verb,
} from '@papo/protocol'
import { Disconnected, OutboxFull, RefusedError } from '@papo/sdk'
import type { Client, ClientState, Room, Sending } from '@papo/sdk'
import type { Names } from '../screen/complete.ts'
import type { Screen } from '../screen/screen.ts'
import { run } from './commands.ts'
import type { Desk, Numbered } from './commands.ts'
import { FileLinks } from './file-links.ts'
import { InOrder } from './in-order.ts'
import { Reactions } from './reactions.ts'
import type { Telling } from './telling.ts'
import { Uploads } from './uploads.ts'

/** What a chat stands on. */
export interface ChatPorts {
  readonly client: Client
  readonly telling: Telling
  readonly screen: Screen
  /** The server's address for people. */
  readonly address: string
  readonly clear: () => void
  /** What stands before the line that is typed looks another way now. */
  readonly onStyle: () => void
  readonly beep: () => void
  readonly quit: () => void
  readonly onRoom: (room: Room | undefined) => void
}

/** What commands ask of the server, where a refusal is worded after it. */
const askedBy: { readonly [Name in SlashName]?: Verb } = {
  who: 'who',
  leave: 'leave',
  edit: 'edit',
  delete: 'delete',
  react: 'react',
  history: 'history',
  ignore: 'ignore',
}

/** One person's talk: lines typed become commands and messages, what happens becomes lines. */
export class Chat implements Desk {
  readonly client: Client
  readonly telling: Telling
  readonly address: string
  readonly links: FileLinks
  readonly uploads: Uploads
  room: Room | undefined
  numbered: readonly Numbered[] = []
  beeps: NoticeLevel = 'none'
  readonly #ports: ChatPorts
  readonly #reactions: Reactions
  readonly #printing: InOrder
  /** Sendings whose fate was told already. */
  readonly #followed = new WeakSet<Sending>()
  readonly #toldQueued = new WeakSet<Sending>()
  #isLost = false
  #typed: Promise<void> = Promise.resolve()

  constructor(ports: ChatPorts) {
    this.#ports = ports
    this.client = ports.client
    this.telling = ports.telling
    this.address = ports.address
    this.#reactions = new Reactions((reacted) => this.say([this.telling.reacted(reacted)]))
    this.#printing = new InOrder((lines) => ports.screen.print(this.telling.safe(lines)))
    const { client, telling, screen } = ports
    const address = webAddress(ports.address)
    this.links = telling.links = new FileLinks(client, address)
    this.uploads = new Uploads({
      client,
      telling,
      address,
      show: (status) => screen.show(status && telling.safe([status]).join('').replace(/\s+/gu, ' ')),
      say: (lines) => this.say(lines),
      refuse: (error) => this.#tellError(error),
    })
    client.on('event', (event, room) => this.#hear(event, room))
    client.on('signal', (signal, room) => this.#hearSignal(signal, room))
    client.on('state', (state) => this.#follow(state))
    client.on('sending', (sending) => this.#hearSending(sending))
    client.on('reset', (room) => this.#begin(room))
    client.on('exited', (room) => this.#leave(room))
  }

  get names(): Names {
    const people = [...(this.room?.people.values() ?? [])].map(({ nick }) => nick)
    const said = this.room?.timeline.messages.map(({ nick }) => nick) ?? []
    const others = [...new Set([...people, ...said])].filter((nick) => nick !== this.client.me?.nick)
    const rooms = this.client.roomList.map(({ name }: RoomListing) => name)
    return { language: this.telling.language, nicks: others.sort(), rooms }
  }

  /** Takes a typed line; what it asks is done before the next one is looked at. */
  type(line: string): Promise<void> {
    this.#typed = this.#typed.then(() => this.#take(line))
    return this.#typed
  }

  isRoom(name: string): boolean {
    return this.client.roomList.some((room) => room.name === name)
  }

  isNick(nick: string): boolean {
    return nick === this.client.me?.nick || this.names.nicks.includes(nick)
  }

  enter(room: Room): void {
    this.room = room
    this.numbered = []
    this.tell(room, room.timeline.messages, () => this.telling.entered(room))
    room.mark()
    this.#ports.onRoom(room)
  }

  say(lines: readonly string[]): void {
    this.#printing.print(() => lines)
  }

  tell({ id }: Room, messages: readonly MessageEvent[], lines: () => readonly string[]): void {
    this.#printing.print(lines, this.links.learn(id, messages))
  }

  /** Resolves when all is printed that was told. */
  get printed(): Promise<void> {
    return this.#printing.done
  }

  /** Tells what becomes of what the last visit left. */
  tellLeft(): void {
    for (const sending of this.client.sendings) this.#hearSending(sending)
  }

  restyle(change: Partial<InkStyle>): void {
    this.telling.restyle(change)
    this.#ports.onStyle()
  }

  follow(sending: Sending, tell?: (seq: Seq) => string | undefined): void {
    this.#followed.add(sending)
    // said while there is no connection, it has waited from the beginning
    this.#tellQueued(sending)
    sending.answered.then(
      (seq) => {
        const told = tell?.(seq)
        if (told !== undefined) this.say([told])
      },
      (error: unknown) => this.#refuse(error, sending),
    )
  }

  quit(): void {
    this.#reactions.stop()
    this.#ports.quit()
  }

  clear(): void {
    this.#ports.clear()
  }

  async #take(line: string): Promise<void> {
    const input = parseSlash(line)
    const asked = 'verb' in input ? askedBy[input.verb] : undefined
    try {
      if ('text' in input) return this.#speak(input.text)
      if ('unknown' in input) {
        const { unknown: given, nearest } = input
        throw new ChatError('unknown_command', nearest === undefined ? { given } : { given, nearest })
      }
      await run(input.verb, { rest: input.rest, form: input.form, desk: this })
    } catch (error) {
      this.#tellError(error, asked)
    }
  }

  #speak(text: string): void {
    if (text.trim() === '') return
    if (!this.room) throw new ChatError('not_in_room')
    this.follow(this.room.send(text))
  }

  #hear(event: Event, room: Room): void {
    if (room !== this.room && !room.peer) return
    if (event.kind === 'reacted') return this.#hearReaction(event, room)
    this.tell(room, event.kind === 'message' ? [event] : [], () => this.telling.event(event, room))
    if (event.kind !== 'message' || event.author === this.client.me?.id) return
    room.mark()
    const isCalled = room.peer !== undefined || room.mentions.includes(event.seq)
    if (this.beeps === 'all' || (this.beeps === 'mentions' && isCalled)) this.#ports.beep()
  }

  #hearReaction(event: Extract<Event, { kind: 'reacted' }>, room: Room): void {
    const message = room.timeline.find(event.target)
    const me = this.client.me?.id
    if (message && message.author === me && event.author !== me && !this.client.ignored.has(event.author))
      this.#reactions.add(event, message)
  }

  #hearSignal(signal: Signal, room: Room | undefined): void {
    // what was shown here is left already
    if (signal.type === 'exited' && room && !this.room) this.say([this.telling.own.exited(room.view.name)])
    if (room === undefined || room === this.room) this.say(this.telling.signal(signal, room))
  }

  #hearSending(sending: Sending): void {
    this.#tellQueued(sending)
    // what the last visit left is nobody's to follow but ours
    if (!this.#followed.has(sending)) this.follow(sending)
  }

  #tellQueued(sending: Sending): void {
    if (sending.state !== 'queued' || !('text' in sending.command) || this.#toldQueued.has(sending)) return
    this.#toldQueued.add(sending)
    this.say([this.telling.own.queued(sending.command.text)])
  }

  /** So much was missed that only the newest is shown. */
  #begin(room: Room): void {
    if (room !== this.room) return
    const { messages } = room.timeline
    const missed = this.telling.own.missed(room.unread)
    this.tell(room, messages, () => [missed, ...this.telling.history(room.view.name, room, { messages })])
    room.mark()
  }

  #leave(room: Room): void {
    if (room !== this.room) return
    this.room = undefined
    this.#ports.onRoom(undefined)
  }

  #follow(state: ClientState): void {
    const { own } = this.telling
    if (state.type === 'ready' && this.#isLost) {
      this.#isLost = false
      this.say([own.back(this.client.sendings.filter(({ state }) => state !== 'failed').length)])
    }
    if (state.type !== 'waiting' || this.#isLost) return
    this.#isLost = true
    const seconds = Math.max(1, Math.round((state.until - Date.now()) / 1_000))
    this.say([state.isRestarting ? own.restarting : own.lost(seconds)])
  }

  #refuse(error: unknown, sending: Sending): void {
    if (error instanceof Disconnected) return
    this.#tellError(error, sending.command.verb)
    if ('text' in sending.command) this.say([this.telling.own.notSent(sending.command.text)])
    sending.discard()
  }

  #tellError(error: unknown, verb?: Verb): void {
    const { texts, own } = this.telling
    if (error instanceof OutboxFull) this.say([own.outboxFull(error.max)])
    else if (error instanceof ChatError) this.say(this.#wordsOf(error, verb))
    else if (error instanceof Disconnected) this.say(texts.errors.internal({}, verb))
    else throw error
  }

  #wordsOf(error: ChatError, verb: Verb | undefined): readonly string[] {
    const { errors } = this.telling.texts
    // a server newer than this program says more than it knows
    if (error instanceof RefusedError && !Object.hasOwn(errors, error.code)) return error.message.split('\n')
    return errors[error.code](error.detail, verb)
  }
}

/** Where a server that one talks with answers requests. */
function webAddress(address: string): string {
  return address.replace(/^ws/i, 'http')
}
