import { createUlid } from '@papo/protocol'
import type {
  AnswerOf,
  CommandOf,
  Event,
  PersonView,
  Presence,
  RoomId,
  RoomListing,
  RoomRef,
  Signal,
  UserId,
  UserView,
  Verb,
} from '@papo/protocol'
import type { Client, ClientEvents } from './api/client.ts'
import type { ClientState, ConnectOptions } from './api/connecting.ts'
import type { Ports, Stop } from './api/ports.ts'
import type { Room } from './api/room.ts'
import type { Sending, SendingCommand } from './api/sending.ts'
import { Asking } from './asking.ts'
import { Emitter } from './emitter.ts'
import { Entering } from './entering.ts'
import { GoingOn } from './going-on.ts'
import { Identity } from './identity.ts'
import { socketAddress } from './link/address.ts'
import type { Connection } from './link/connection.ts'
import { Link } from './link/link.ts'
import { Markers } from './markers.ts'
import { Keeper } from './outbox/keeper.ts'
import { Outbox } from './outbox/outbox.ts'
import type { Waiting } from './outbox/waiting.ts'
import { OwnPresence } from './own-presence.ts'
import type { OpenRoom } from './room/open-room.ts'
import type { RoomHouse } from './room/room-house.ts'
import { RoomList } from './room-list.ts'
import { Rooms } from './rooms.ts'
import { Self } from './self.ts'
import { stopError, whenReady } from './when-ready.ts'

/** The client: what its parts know of each other. */
export class PapoClient implements Client {
  clockAhead = 0
  readonly #ports: Ports
  readonly #emitter = new Emitter<ClientEvents>()
  readonly #asking = new Asking()
  readonly #link: Link
  readonly #rooms: Rooms
  readonly #entering: Entering
  readonly #roomList = new RoomList({
    askOnce: (command) => this.#asking.askOnce(command),
    onChange: () => this.#emitter.emit('rooms'),
  })
  readonly #keeper: Keeper
  readonly #outbox: Outbox
  readonly #markers = new Markers((command) => this.#asking.askOnce(command))
  readonly #presence = new OwnPresence((command) => this.#asking.askOnce(command))
  readonly #key: () => string
  readonly #identity: Identity
  readonly #self: Self
  readonly #goingOn: GoingOn

  constructor(options: ConnectOptions, ports: Ports) {
    const { clock, random } = ports
    this.#ports = ports
    this.#identity = new Identity(options)
    this.#self = new Self(this.#asking, this.#identity, () => this.#emitter.emit('me'))
    this.#key = createUlid({ now: () => clock.now(), random })
    this.#keeper = new Keeper({ ...ports, owner: this.#key(), now: () => clock.now() })
    this.#rooms = new Rooms({
      house: this.#house(),
      askOnce: (command) => this.#asking.askOnce(command),
      onEntered: (room) => this.#emitter.emit('entered', room),
      onExited: (room) => this.#emitter.emit('exited', room),
      onLive: () => this.#outbox.pump(),
    })
    this.#entering = new Entering(this.#asking, this.#rooms)
    this.#outbox = new Outbox({
      ...ports,
      key: this.#key,
      keeper: this.#keeper,
      ask: (command) => this.#asking.askOnce<SendingCommand['verb']>(command),
      isOpen: (lane) =>
        lane.startsWith('@') ? this.#goingOn.isDone : (this.#rooms.byId.get(Number(lane))?.isLive ?? false),
      roomOf: (command) => this.#rooms.of(command),
      roomAt: (place) => this.#rooms.at(place),
      onChange: (sending) => this.#changeSending(sending),
    })
    this.#goingOn = new GoingOn({ rooms: this.#rooms, outbox: this.#outbox, identity: this.#identity }, ports)
    this.#link = new Link(socketAddress(options.url), ports, {
      greet: (connection) => this.#greet(connection),
      onState: (state) => this.#become(state),
      onReady: (connection) => this.#begin(connection),
      onLost: () => this.#lose(),
      onEvent: (event) => this.#rooms.take(event),
      onSignal: (signal) => this.#hear(signal),
      onSilence: (connection) => void connection.ask(this.#presence.command).catch(() => undefined),
    })
  }

  /** Connects for the first time. */
  start(): void {
    this.#keeper.open()
    this.#outbox.start()
    this.#link.start()
  }

  get state(): ClientState {
    return this.#link.state
  }

  get me(): UserView | undefined {
    return this.#identity.me
  }

  get token(): string | undefined {
    return this.#identity.token
  }

  get epoch(): string {
    return this.#identity.epoch
  }

  get server(): string {
    return this.#identity.server
  }

  get maxFileBytes(): number | undefined {
    return this.#identity.maxFileBytes
  }

  get ignored(): ReadonlySet<UserId> {
    return this.#identity.ignored
  }

  get rooms(): ReadonlyMap<RoomId, Room> {
    return this.#rooms.byId
  }

  get sendings(): readonly Sending[] {
    return this.#outbox.all
  }

  get roomList(): readonly RoomListing[] {
    return this.#roomList.rooms
  }

  get online(): number {
    return this.#roomList.online
  }

  on<E extends keyof ClientEvents>(event: E, listener: ClientEvents[E]): Stop {
    return this.#emitter.on(event, listener)
  }

  ready(): Promise<void> {
    return whenReady(this)
  }

  retry(as?: { readonly nick?: string; readonly token?: string }): void {
    if (as) this.#identity.become(as)
    this.#asking.start()
    this.#link.retry()
  }

  close(): void {
    this.#link.close()
    this.#keeper.close()
  }

  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    return this.#asking.ask(command)
  }

  join(room: string | RoomRef, { leaving }: { readonly leaving?: Room } = {}): Promise<Room> {
    return this.#entering.join(room, leaving)
  }

  create(name: string, { leaving }: { readonly leaving?: Room } = {}): Promise<Room> {
    return this.#entering.create(name, leaving)
  }

  sendDirect(to: string, text: string): Sending {
    return this.#outbox.add({ verb: 'send_direct', to, text, key: this.#key() }, { place: `@${to}` })
  }

  setNick(nick: string): Promise<void> {
    return this.#self.setNick(nick)
  }

  setPresence(presence: Presence): void {
    this.#presence.set(presence)
  }

  ignore(nick: string): Promise<void> {
    return this.#self.setIgnored(nick, { on: true })
  }

  unignore(nick: string): Promise<void> {
    return this.#self.setIgnored(nick, { on: false })
  }

  watchRooms(): Stop {
    return this.#roomList.watch()
  }

  async who(): Promise<readonly PersonView[]> {
    return (await this.ask<'who'>({ verb: 'who' })).people
  }

  async #greet(connection: Connection): Promise<void> {
    const answer = await connection.ask<'hello'>(this.#identity.hello)
    if (this.#identity.greet(answer)) this.#rooms.clear()
    this.clockAhead = answer.at - this.#ports.clock.now()
    this.#rooms.greet(answer.rooms, answer.epoch)
  }

  #begin(connection: Connection): void {
    const joining = this.#asking.listWaiting().flatMap((one) => (one.verb === 'join' ? [one.room] : []))
    this.#asking.open(connection)
    this.#markers.open()
    this.#emitter.emit('me')
    this.#roomList.open()
    this.#presence.open()
    void this.#goingOn.begin(connection, joining)
  }

  #lose(): void {
    this.#goingOn.lose()
    this.#asking.lose()
    this.#roomList.lose()
    this.#rooms.lose()
    this.#outbox.lose()
  }

  #become(state: ClientState): void {
    if (state.type === 'stopped') this.#asking.stop(stopError(state.reason))
    this.#emitter.emit('state', state)
  }

  #hear(signal: Signal): void {
    const room = 'room' in signal ? this.#rooms.byId.get(signal.room) : undefined
    room?.hear(signal)
    this.#self.hear(signal)
    switch (signal.type) {
      case 'entered':
        this.#rooms.hearEntered(signal.membership)
        break
      case 'exited':
        this.#rooms.exit(signal.room)
        break
      case 'rooms':
        this.#roomList.take(signal)
        break
      default: // the rest is the room's, or about oneself
    }
    this.#emitter.emit('signal', signal, room)
  }

  #changeSending(sending: Waiting): void {
    if (sending.room) this.#rooms.byId.get(sending.room.id)?.changeSending(sending)
    this.#emitter.emit('sending', sending)
  }

  #house(): RoomHouse {
    const { clock } = this.#ports
    return {
      clock,
      me: () => this.me,
      now: () => clock.now() + this.clockAhead,
      key: () => this.#key(),
      ask: (command) => this.#asking.ask(command),
      tell: (command) => void this.#asking.askOnce<'typing'>(command).catch(() => undefined),
      send: (command, how) => this.#outbox.add(command, how),
      sendings: (id) => this.#outbox.all.filter(({ room }) => room?.id === id),
      mark: (room, marker) => this.#markers.mark(room, marker),
      settle: (key, seq) => this.#outbox.settle(key, seq),
      exit: (id) => this.#rooms.exit(id),
      resume: (room) => void this.#rooms.resumeOne(room),
      onEvents: (events, room) => this.#tellEvents(events, room),
      onChange: (room, change) => this.#emitter.emit('change', room, change),
      onReset: (room) => this.#emitter.emit('reset', room),
    }
  }

  #tellEvents(events: readonly Event[], room: OpenRoom): void {
    for (const event of events) {
      this.#emitter.emit('event', event, room)
      if (event.kind === 'message') this.#emitter.emit('message', event, room)
    }
  }
}
