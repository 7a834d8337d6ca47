import { nearest, nickSlug } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import type { TokenRecord } from './store/people.ts'
import { User } from './user.ts'

/** The users of this node: who is online, whose nick is kept, and ids for new ones. */
export class Users {
  readonly #hub: Hub
  readonly #online = new Map<UserId, User>()
  readonly #departures = new Set<() => void>()
  #nextId = 1
  #endId = 1
  #taking: Promise<void> | undefined

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** Takes the first ids, and keeps the nicks of guests who were here lately and can prove it. */
  async open(): Promise<void> {
    const { clock, limits, store } = this.#hub
    await store.people.deleteTokens(clock.now() - limits.tokenMs)
    for (const { user, seenAt } of await store.people.listTokens(clock.now() - limits.guestNickMs)) {
      this.#hub.nicks.take(user.nick, user.id)
      this.#freeLater(user.nick, user.id, seenAt + limits.guestNickMs - clock.now())
    }
    await this.#takeIds()
  }

  /** How many are online, those in a grace included. */
  get online(): number {
    return this.#online.size
  }

  /** Somebody online. */
  get(id: UserId): User | undefined {
    return this.#online.get(id)
  }

  /** Whoever is online by this nick, in any spelling of it. */
  byNick(nick: string): User | undefined {
    const owner = this.#hub.nicks.ownerOf(nickSlug(nick))
    return owner === undefined ? undefined : this.#online.get(owner)
  }

  /** The nearest nick of somebody online, for who was not found. */
  nearestTo(nick: string): { readonly nearest?: string } {
    const found = nearest(
      nick,
      Array.from(this.#online.values(), (user) => user.nick),
    )
    return found === undefined ? {} : { nearest: found }
  }

  /** The rooms that a user is in, by any of his sessions. */
  roomsOf(user: User): Set<Room> {
    return new Set(user.sessions.flatMap((session) => session.readers.map((reader) => reader.room)))
  }

  /** An id that nobody ever had. Rejects as the store does. */
  async newId(): Promise<UserId> {
    while (this.#nextId >= this.#endId) await (this.#taking ??= this.#takeIds())
    const id = this.#nextId
    this.#nextId += 1
    return id
  }

  /** Somebody comes with a free nick. */
  arrive(user: User): User {
    this.#online.set(user.id, user)
    this.#hub.nicks.take(user.nick, user.id)
    return user
  }

  /** Somebody comes back with a token: the same user, whether still here or not. */
  comeBack(token: TokenRecord): User {
    return this.#online.get(token.user.id) ?? this.arrive(new User(token.user, { token: token.digest }))
  }

  /** Undoes an arrival that could not be finished. */
  dismiss(user: User): void {
    this.#online.delete(user.id)
    this.#hub.nicks.free(user.nick, user.id)
  }

  /** Takes a session from its user; the rooms it was in are told, after a grace where it may come back. */
  detach(session: Session, rooms: readonly Room[]): void {
    const { user } = session
    if (!user) return
    user.sessions.splice(user.sessions.indexOf(session), 1)
    const { clock, limits, temporary, directory } = this.#hub
    const depart = (): void => {
      for (const room of rooms) {
        room.exit(user)
        temporary.left(room)
        if (room.record.kind === 'direct' && room.size === 0) directory.remove(room)
      }
      if (user.sessions.length === 0) this.#goOffline(user)
    }
    if (!session.wire.resumes) return depart()
    const cancel = clock.after(limits.graceMs, () => {
      this.#departures.delete(cancel)
      depart()
    })
    this.#departures.add(cancel)
  }

  /** Notes that a user who can come back is a member of a room. */
  remember(user: User, room: Room): void {
    if (user.token === undefined) return
    const since = this.#hub.clock.now()
    void this.#hub.store.people.putMember({ user: user.id, room: room.id, since }).catch(this.#hub.onError)
  }

  /** Notes that he is a member no more. */
  forget(user: User, room: Room): void {
    if (user.token !== undefined) void this.#hub.store.people.deleteMember(user.id, room.id).catch(this.#hub.onError)
  }

  /** Makes sure that the store knows a user, before something names him for ever. Rejects as the store does. */
  async keep(user: User): Promise<void> {
    if (user.isKept) return
    user.isKept = true
    try {
      await this.#hub.store.people.putUser({ id: user.id, nick: user.nick })
    } catch (error) {
      user.isKept = false
      throw error
    }
  }

  /** Ends its timers. */
  close(): void {
    for (const cancel of this.#departures) cancel()
    this.#departures.clear()
  }

  #goOffline(user: User): void {
    const { clock, limits, store, onError } = this.#hub
    this.#online.delete(user.id)
    if (!user.token) return this.#hub.nicks.free(user.nick, user.id)
    this.#freeLater(user.nick, user.id, limits.guestNickMs)
    const record = { digest: user.token, user: { id: user.id, nick: user.nick }, seenAt: clock.now() }
    void store.people.putToken(record).catch(onError)
  }

  #freeLater(nick: string, id: UserId, ms: number): void {
    const cancel = this.#hub.clock.after(ms, () => {
      this.#departures.delete(cancel)
      if (!this.#online.has(id)) this.#hub.nicks.free(nick, id)
    })
    this.#departures.add(cancel)
  }

  async #takeIds(): Promise<void> {
    try {
      const count = this.#hub.limits.idsTaken
      const first = await this.#hub.store.people.takeIds(count)
      this.#nextId = first
      this.#endId = first + count
    } finally {
      this.#taking = undefined
    }
  }
}
