import { createUlid, slug } from '@papo/protocol'
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
import type { ClientState, ConnectOptions, StopReason } from './api/connecting.ts'
import { Disconnected, RefusedError } from './api/errors.ts'
import type { Ports, Stop } from './api/ports.ts'
import type { Room } from './api/room.ts'
import type { Sending, SendingCommand } from './api/sending.ts'
import { Asking } from './asking.ts'
import { Emitter } from './emitter.ts'
import { waitMs } from './link/backoff.ts'
import { socketAddress } from './link/address.ts'
import type { Connection } from './link/connection.ts'
import { Link } from './link/link.ts'
import { Markers } from './markers.ts'
import { Identity } from './identity.ts'
import { Keeper } from './outbox/keeper.ts'
import { Outbox } from './outbox/outbox.ts'
import type { Waiting } from './outbox/waiting.ts'
import type { OpenRoom } from './room/open-room.ts'
import type { RoomHouse } from './room/room-house.ts'
import { RoomList } from './room-list.ts'
import { Rooms, wasCut } from './rooms.ts'

/** The client: what its parts know of each other. */
export class PapoClient implements Client {
  clockAhead = 0
  readonly #ports: Ports
  readonly #emitter = new Emitter<ClientEvents>()
  readonly #asking = new Asking()
  readonly #link: Link
  readonly #rooms: Rooms
  readonly #roomList = new RoomList()
  readonly #keeper: Keeper
  readonly #outbox: Outbox
  readonly #markers = new Markers((command) => this.#asking.askOnce(command))
  readonly #key: () => string
  readonly #identity: Identity
  #watchers = 0
  #presence: Presence = 'online'
  /** Whether rooms go on, and the outbox is open, on this connection. */
  #isResumed = false

  constructor(options: ConnectOptions, ports: Ports) {
    const { clock, random } = ports
    this.#ports = ports
    this.#identity = new Identity(options)
    this.#key = createUlid({ now: () => clock.now(), random })
    this.#keeper = new Keeper({ ...ports, owner: this.#key(), now: () => clock.now() })
    this.#rooms = new Rooms({
      house: this.#house(),
      askOnce: (command) => this.#asking.askOnce(command),
      onEntered: (room) => this.#emitter.emit('entered', room),
      onExited: (room) => this.#emitter.emit('exited', room),
      onLive: () => this.#outbox.pump(),
    })
    this.#outbox = new Outbox({
      ...ports,
      key: this.#key,
      keeper: this.#keeper,
      ask: (command) => this.#asking.askOnce<SendingCommand['verb']>(command),
      isOpen: (lane) =>
        lane.startsWith('@') ? this.#isResumed : (this.#rooms.byId.get(Number(lane))?.isLive ?? false),
      roomOf: (command) => this.#roomOf(command),
      onChange: (sending) => this.#changeSending(sending),
    })
    this.#link = new Link(socketAddress(options.url), ports, {
      greet: (connection) => this.#greet(connection),
      onState: (state) => this.#become(state),
      onReady: (connection) => this.#begin(connection),
      onLost: () => this.#lose(),
      onEvent: (event) => this.#rooms.take(event),
      onSignal: (signal) => this.#hear(signal),
      onSilence: (connection) => void connection.ask(this.#presenceCommand()).catch(() => undefined),
    })
  }

  /** Connects for the first time. */
  start(): void {
    this.#keeper.open()
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

  get server(): string {
    return this.#identity.server
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
    return new Promise((resolve, reject) => {
      const look = (state: ClientState): boolean => {
        if (state.type === 'ready') resolve()
        else if (state.type === 'stopped') reject(stopError(state.reason))
        return state.type === 'ready' || state.type === 'stopped'
      }
      if (look(this.state)) return
      const stop = this.on('state', (state) => look(state) && stop())
    })
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

  async join(room: string | RoomRef, how: { readonly leaving?: Room } = {}): Promise<Room> {
    if (typeof room !== 'string') return this.#enter(room, how.leaving)
    try {
      return await this.#enter({ name: room }, how.leaving)
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== 'room_not_found') throw error
      return this.#enter({ slug: slug(room) }, how.leaving)
    }
  }

  async create(name: string, { leaving }: { readonly leaving?: Room } = {}): Promise<Room> {
    const enter = leaving ? { leaving: leaving.id } : {}
    const { entered, room } = await this.ask<'create'>({ verb: 'create', name, enter })
    if (!entered) return this.#enter({ id: room.id }, leaving)
    if (leaving) this.#rooms.exit(leaving.id)
    return this.#rooms.enter(entered)
  }

  sendDirect(to: string, text: string): Sending {
    return this.#outbox.add({ verb: 'send_direct', to, text, key: this.#key() }, { place: to })
  }

  async setNick(nick: string): Promise<void> {
    const { to } = await this.ask<'nick'>({ verb: 'nick', nick })
    this.#rename(to)
  }

  setPresence(presence: Presence): void {
    if (presence === this.#presence) return
    this.#presence = presence
    void this.#asking.askOnce(this.#presenceCommand()).catch(() => undefined)
  }

  ignore(nick: string): Promise<void> {
    return this.#setIgnored(nick, true)
  }

  unignore(nick: string): Promise<void> {
    return this.#setIgnored(nick, false)
  }

  watchRooms(): Stop {
    this.#watchers += 1
    if (this.#watchers === 1 && this.state.type === 'ready') void this.#watch()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#watchers -= 1
      if (this.#watchers === 0) void this.#asking.askOnce<'watch'>({ verb: 'watch', on: false }).catch(() => undefined)
    }
  }

  async who(): Promise<readonly PersonView[]> {
    return (await this.ask<'who'>({ verb: 'who' })).people
  }

  async #enter(room: RoomRef, leaving: Room | undefined): Promise<Room> {
    const isOther = leaving !== undefined && leaving !== this.#rooms.find(room)
    const answer = await this.ask<'join'>({ verb: 'join', room, ...(isOther && { leaving: leaving.id }) })
    if (isOther && answer.membership.room.id !== leaving.id) this.#rooms.exit(leaving.id)
    return this.#rooms.enter(answer)
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
    if (this.#watchers > 0) void this.#watch()
    if (this.#presence === 'away') void this.#asking.askOnce(this.#presenceCommand()).catch(() => undefined)
    void this.#goOn(connection, joining)
  }

  /** Goes on in the rooms, then sends what waits. */
  async #goOn(connection: Connection, joining: readonly RoomRef[]): Promise<void> {
    const user = this.me?.id
    if (user === undefined) return
    const placeOf = (command: SendingCommand): string | undefined => this.#placeOf(command)
    const begun = this.#outbox.begin({ user, epoch: this.#identity.epoch, placeOf })
    await this.#resume(connection, joining)
    await begun
    if (!connection.isOpen) return
    this.#isResumed = true
    this.#outbox.open()
  }

  /** Asks again what the server could not do just now, as long as the connection is there. */
  async #resume(connection: Connection, joining: readonly RoomRef[]): Promise<void> {
    for (let attempt = 1; connection.isOpen; attempt++) {
      try {
        await this.#rooms.resume(joining)
        return
      } catch (error) {
        if (wasCut(error)) return
        const { clock, random } = this.#ports
        await new Promise<void>((resolve) => void clock.after(waitMs(attempt, random), resolve))
      }
    }
  }

  #lose(): void {
    this.#isResumed = false
    this.#asking.lose()
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
    switch (signal.type) {
      case 'entered':
        this.#rooms.hearEntered(signal.membership)
        break
      case 'exited':
        this.#rooms.exit(signal.room)
        break
      case 'renamed':
        if (signal.user === this.me?.id) this.#rename(signal.to)
        break
      case 'ignored':
        this.#noteIgnored(signal.user, signal.on)
        break
      case 'rooms':
        this.#roomList.take(signal)
        this.#emitter.emit('rooms')
        break
      default: // the rest is the room's
    }
    this.#emitter.emit('signal', signal, room)
  }

  async #watch(): Promise<void> {
    try {
      this.#roomList.begin(await this.#asking.askOnce<'watch'>({ verb: 'watch', on: true }))
      this.#emitter.emit('rooms')
    } catch {
      // cut: it is asked again on the next connection
    }
  }

  #rename(nick: string): void {
    if (this.#identity.rename(nick)) this.#emitter.emit('me')
  }

  async #setIgnored(nick: string, on: boolean): Promise<void> {
    const { user } = await this.ask<'ignore'>({ verb: 'ignore', nick, on })
    this.#noteIgnored(user.id, on)
  }

  #noteIgnored(user: UserId, on: boolean): void {
    if (this.#identity.ignore(user, on)) this.#emitter.emit('me')
  }

  #presenceCommand(): CommandOf<'presence'> {
    return { verb: 'presence', presence: this.#presence }
  }

  #roomOf(command: SendingCommand): OpenRoom | undefined {
    return command.verb === 'send_direct' ? undefined : this.#rooms.byId.get(command.room)
  }

  #placeOf(command: SendingCommand): string | undefined {
    if (command.verb === 'send_direct') return command.to
    const room = this.#roomOf(command)
    return room?.peer?.nick ?? room?.view.slug
  }

  #changeSending(sending: Waiting): void {
    this.#roomOf(sending.command)?.changeSending(sending)
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
      sendings: (id) => this.#outbox.all.filter((one) => 'room' in one.command && one.command.room === id),
      mark: (room, marker) => this.#markers.mark(room, marker),
      settle: (key, seq) => this.#outbox.settle(key, seq),
      exit: (id) => this.#rooms.exit(id),
      resume: (room) => void this.#rooms.resumeOne(room).catch(() => undefined),
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

function stopError(reason: StopReason): Error {
  switch (reason.type) {
    case 'refused':
      return reason.error
    case 'cut':
      return new Disconnected(reason.text || `closed with ${reason.code}`)
    case 'closed':
      return new Disconnected('closed')
  }
}
