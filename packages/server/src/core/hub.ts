import type { Limits, ReactedEvent, RoomId, UserId } from '@papo/protocol'
import { Appender } from './appender.ts'
import type { Bus } from './bus.ts'
import { Claims } from './claims.ts'
import type { Clock } from './clock.ts'
import { Conversations } from './conversations.ts'
import { Directory } from './directory.ts'
import { EntryRates } from './entry-rates.ts'
import type { Files } from './files.ts'
import { Memberships } from './memberships.ts'
import { Nicks } from './nicks.ts'
import { OutboxTotal } from './outbox-total.ts'
import { Presences } from './presences.ts'
import { Rates } from './rates.ts'
import { RoomWatch } from './room-watch.ts'
import type { Room } from './room.ts'
import type { Secrets } from './secrets.ts'
import type { Session } from './session.ts'
import type { RoomRecord } from './store/rooms.ts'
import type { Store } from './store/store.ts'
import { Stalled } from './stalled.ts'
import { Temporary } from './temporary.ts'
import { Turns } from './turns.ts'
import { Typing } from './typing.ts'
import type { UploadSettings } from './upload-settings.ts'
import { Uploads } from './uploads.ts'
import type { User } from './user.ts'
import { Users } from './users.ts'

/** What a node is made of. */
export interface HubPorts {
  readonly clock: Clock
  readonly limits: Limits
  readonly store: Store
  readonly files: Files
  readonly bus: Bus
  readonly secrets: Secrets
  /** Called with what should not have happened; must not throw. */
  readonly onError: (error: unknown) => void
}

/** What an owner may set. */
export interface HubSettings {
  readonly serverName: string
  /** The room where people land who chose none; made when first entered. */
  readonly entryRoom: string
  readonly isRateLimited: boolean
  /** How long a temporary room stays without anyone: `undefined` for ever, 0 not at all, and then its log goes too. */
  readonly temporaryRoomMs: number | undefined
  readonly uploads: UploadSettings
}

/** A node's rooms and sessions. */
export class Hub {
  readonly clock: Clock
  readonly limits: Limits
  readonly store: Store
  readonly files: Files
  readonly secrets: Secrets
  readonly settings: HubSettings
  readonly onError: (error: unknown) => void
  readonly directory: Directory
  readonly nicks = new Nicks()
  readonly claims = new Claims()
  readonly users: Users
  readonly outboxTotal: OutboxTotal
  readonly rates: Rates
  readonly entryRates: EntryRates
  readonly temporary: Temporary
  readonly memberships: Memberships
  readonly watch: RoomWatch
  readonly typing: Typing
  readonly presences: Presences
  readonly conversations: Conversations
  readonly turns: Turns
  readonly uploads: Uploads
  readonly sessions = new Set<Session>()
  /** Called with each reaction that is committed, if set; must not throw. */
  reacted: ((event: ReactedEvent) => void) | undefined
  readonly #appender: Appender
  readonly #stalled: Stalled
  #isStopping = false

  private constructor(ports: HubPorts, settings: HubSettings) {
    const { clock, limits, store, bus } = ports
    this.clock = clock
    this.limits = limits
    this.store = store
    this.files = ports.files
    this.secrets = ports.secrets
    this.settings = settings
    this.onError = ports.onError
    this.#appender = new Appender({ log: store.log, bus, limits, clock })
    this.directory = new Directory({
      clock,
      limits,
      log: store.log,
      appender: this.#appender,
      onArchived: (room) => this.directory.remove(room),
      onListed: (room) => this.watch.changed(room),
      onClosed: (room) => this.watch.gone(room),
      onError: ports.onError,
    })
    this.outboxTotal = new OutboxTotal(limits)
    this.rates = new Rates(clock, limits, { isOff: !settings.isRateLimited })
    this.entryRates = new EntryRates(clock, limits, { isOff: !settings.isRateLimited })
    this.users = new Users(this)
    this.temporary = new Temporary(this)
    this.memberships = new Memberships(this)
    this.watch = new RoomWatch(this)
    this.typing = new Typing(this)
    this.presences = new Presences(this)
    this.conversations = new Conversations(this)
    this.turns = new Turns(clock, limits)
    this.uploads = new Uploads(this)
    this.#stalled = new Stalled(this)
    bus.subscribe((id, events) => {
      this.directory.byId(id)?.deliver(events)
      if (this.reacted) for (const event of events) if (event.kind === 'reacted') this.reacted(event)
    })
  }

  /** Opens a node on what its store holds. */
  static async open(ports: HubPorts, settings: HubSettings): Promise<Hub> {
    const hub = new Hub(ports, settings)
    const records = await ports.store.rooms.listRooms()
    for (const record of records) hub.directory.add(record)
    await hub.users.open()
    await hub.temporary.open(records)
    await hub.uploads.start()
    hub.#stalled.start()
    hub.conversations.start()
    return hub
  }

  /** How many people are online. */
  get online(): number {
    return this.users.online
  }

  /** Whether it ends, and so begins nothing that is asked. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  /** A transport's new session; it says who it is with `hello`. */
  admit(session: Session): void {
    this.sessions.add(session)
  }

  /** Called when a session ended: the rooms are told, in a grace where its wire can resume. */
  forget(session: Session, rooms: readonly Room[]): void {
    this.sessions.delete(session)
    this.watch.remove(session)
    this.users.detach(session, rooms)
  }

  /** Whether a session may read a room. The one question: asked on subscription and on every page. */
  canRead({ user }: Session, room: Pick<RoomRecord, 'pair'>): boolean {
    return user !== undefined && this.mayRead(user.id, room)
  }

  /** The same of a user who may have no session. */
  mayRead(user: UserId, { pair }: Pick<RoomRecord, 'pair'>): boolean {
    return pair ? pair.includes(user) : true
  }

  /** The room that a session is in. */
  roomOf(session: Session, id: RoomId): Room | undefined {
    return session.readers.find((reader) => reader.room.id === id)?.room
  }

  /** A user who is online. */
  user(id: UserId): User | undefined {
    return this.users.get(id)
  }

  /** Finishes what is on its way to the log, tells everyone that the server stops, and closes every session. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const session of this.sessions) session.sayWaiting()
    await this.#appender.idle()
    // what was committed last is answered and told first
    await new Promise<void>((resolve) => this.clock.soon(resolve))
    for (const room of this.directory.all) room.flush()
    this.#stalled.close()
    for (const session of [...this.sessions]) {
      session.write(session.wire.signal({ type: 'stopping' }, undefined))
      session.close('stopping')
    }
    this.users.close()
    this.temporary.close()
    this.watch.close()
    this.typing.close()
    this.presences.close()
    this.conversations.close()
    await this.memberships.close()
    await this.uploads.close()
    for (const room of this.directory.all) room.close()
  }
}
