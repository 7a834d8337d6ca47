import { nearest, nickSlug } from '@papo/protocol'
import type { UserId, Word } from '@papo/protocol'
import { Grace } from './grace.ts'
import type { Hub } from './hub.ts'
import { LoadedUsers } from './loaded-users.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import type { User } from './user.ts'

/** The users of this node: who is online, whose nick is kept, and ids for new ones. */
export class Users {
  /** The places of those whose connection broke. */
  readonly grace: Grace
  /** Those who can prove themselves and are not online yet, or only visit. */
  readonly loaded = new LoadedUsers()
  readonly #hub: Hub
  readonly #online = new Map<UserId, User>()
  /** What frees the nicks that are kept for who is not online. */
  readonly #freeing = new Map<UserId, () => void>()
  #nextId = 1
  #endId = 1
  #taking: Promise<void> | undefined
  #cancelTokens: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
    this.grace = new Grace(hub.clock, hub.limits)
  }

  /** Takes the first ids, and keeps the nicks of guests who were here lately and can prove it. */
  async open(): Promise<void> {
    const { clock, limits, store } = this.#hub
    await this.#deleteTokens()
    this.#sweepTokens()
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

  /** Everybody online. */
  get everyone(): Iterable<User> {
    return this.#online.values()
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
    const found = nearest(nick, this.#words())
    return found === undefined ? {} : { nearest: found }
  }

  *#words(): Generator<Word> {
    for (const user of this.#online.values()) yield user.word
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

  /** Somebody is online, by a nick that is free or his; nothing changes if he is already. */
  arrive(user: User): void {
    this.#freeing.get(user.id)?.()
    this.#freeing.delete(user.id)
    if (!this.#online.has(user.id)) user.since = this.#hub.clock.now()
    this.#online.set(user.id, user)
    this.#hub.nicks.take(user.nick, user.id)
    this.#hub.watch.counted()
  }

  /** Somebody who can prove himself was here without staying: his nick is kept as if he had gone just now. */
  visit(user: User): void {
    if (this.#online.has(user.id)) return
    this.#hub.nicks.take(user.nick, user.id)
    this.#freeLater(user.nick, user.id, this.#hub.limits.guestNickMs)
  }

  /** Undoes an arrival that could not be finished. */
  dismiss(user: User): void {
    this.#online.delete(user.id)
    this.#hub.nicks.free(user.nick, user.id)
    this.#hub.watch.counted()
  }

  /** Takes a closed session from its user; the rooms it was in are told, after a grace where he may come back. */
  detach(session: Session, rooms: readonly Room[]): void {
    const { user } = session
    if (!user) return
    user.sessions.splice(user.sessions.indexOf(session), 1)
    if (user.sessions.length > 0) this.#hub.presences.note(user)
    // without a token nobody can prove to be him: there is nothing to wait for
    if (!session.wire.resumes || user.token === undefined) return this.#depart(user, rooms)
    this.grace.keep(user, rooms, (left) => this.#depart(user, left))
  }

  /** Keeps the proof of a user who may come back, and that he is here now. Rejects as the store does. */
  async keepProof(user: User): Promise<void> {
    if (user.token === undefined) return
    const { clock, store } = this.#hub
    const { id, nick, token } = user
    user.seenAt = clock.monotonic()
    await store.people.putToken({ digest: token, user: { id, nick }, seenAt: clock.now() })
    user.isKept = true
  }

  /** Keeps of who is online that he is, now and then: after a crash his nick is kept from about then on. */
  sweep(): void {
    const { clock, limits } = this.#hub
    const due = clock.monotonic() - limits.guestNickMs / 24
    for (const user of this.#online.values()) if (user.token !== undefined && user.seenAt <= due) this.#seen(user)
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

  /** Hands a user to the store before what names him. It writes in order: were he refused, so is that, or the next. */
  keepFirst(user: User): void {
    if (!user.isKept) this.keep(user).catch(() => {})
  }

  /** Ends its timers, and keeps of who is online that he was. */
  close(): void {
    this.grace.close()
    this.#cancelTokens?.()
    for (const cancel of this.#freeing.values()) cancel()
    this.#freeing.clear()
    for (const user of this.#online.values()) this.#seen(user)
  }

  #deleteTokens(): Promise<void> {
    const { clock, limits, store } = this.#hub
    return store.people.deleteTokens(clock.now() - limits.tokenMs)
  }

  #sweepTokens(): void {
    const { clock, limits, onError } = this.#hub
    this.#cancelTokens = clock.after(limits.tokenSweepMs, () => {
      void this.#deleteTokens().catch(onError)
      this.#sweepTokens()
    })
  }

  #depart(user: User, rooms: readonly Room[]): void {
    const { temporary, directory } = this.#hub
    for (const room of rooms) {
      room.exit(user)
      temporary.left(room)
      if (room.record.kind === 'direct' && room.size === 0) directory.remove(room)
    }
    if (user.sessions.length === 0 && !this.grace.has(user)) this.#goOffline(user)
  }

  #goOffline(user: User): void {
    this.#online.delete(user.id)
    this.#hub.watch.counted()
    if (user.token === undefined) return this.#hub.nicks.free(user.nick, user.id)
    this.#freeLater(user.nick, user.id, this.#hub.limits.guestNickMs)
    this.#seen(user)
  }

  #seen(user: User): void {
    void this.keepProof(user).catch(this.#hub.onError)
  }

  #freeLater(nick: string, id: UserId, ms: number): void {
    this.#freeing.get(id)?.()
    const cancel = this.#hub.clock.after(ms, () => {
      this.#freeing.delete(id)
      this.#hub.nicks.free(nick, id)
    })
    this.#freeing.set(id, cancel)
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
