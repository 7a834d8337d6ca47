import type { Marker, Membership, NoticeLevel, RoomId, RoomView, Seq, Signal } from '@papo/protocol'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import type { MarkerRecord, MemberRecord } from './store/people.ts'
import type { Belonging, User } from './user.ts'

/** The marker of who has read nothing: of a conversation that somebody else began. */
export const nothingRead: Marker = { seq: 0, n: 0 }

/** What rooms are to their members: up to where each has read, and what a room may tell him about. */
export class Memberships {
  readonly #hub: Hub
  /** The markers that the store does not know yet. */
  #moved = new Map<string, MarkerRecord>()
  #cancel: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** Takes in what the store knows of a user who was not here; rejects as the store does. */
  async load(user: User): Promise<void> {
    if (!user.isKept) return
    const { people } = this.#hub.store
    const [members, ignored] = await Promise.all([people.listMembers(user.id), people.listIgnored(user.id)])
    for (const member of members) user.belongings.set(member.room, this.#belonging(member))
    if (ignored.length > 0) user.ignored = new Set(ignored)
  }

  /** Notes that a user is a member of a room; a new one has read it `from` there on. Tells whether he is new. */
  join(user: User, room: Room, from: Marker = readAll(room.view)): boolean {
    if (user.belongings.has(room.id)) return false
    const belonging: Belonging = { marker: from, notice: 'all' }
    user.belongings.set(room.id, belonging)
    if (user.token === undefined) return true
    const since = this.#hub.clock.now()
    this.#keep(this.#hub.store.people.putMember({ user: user.id, room: room.id, since, ...belonging }))
    return true
  }

  /** Notes that he is a member no more. */
  leave(user: User, room: RoomId): void {
    user.belongings.delete(room)
    this.#moved.delete(nameOf(user, room))
    if (user.token !== undefined) this.#keep(this.#hub.store.people.deleteMember(user.id, room))
  }

  /** Moves a marker on; it never goes back. Answers where it stands, or nothing where he is no member. */
  move(user: User, room: RoomId, to: Marker): Marker | undefined {
    const belonging = user.belongings.get(room)
    if (!belonging || to.seq <= belonging.marker.seq) return belonging?.marker
    belonging.marker = to
    if (user.token === undefined) return to
    this.#moved.set(nameOf(user, room), { user: user.id, room, marker: to })
    this.#cancel ??= this.#hub.clock.after(this.#hub.limits.markerWriteMs, () => void this.#write())
    return to
  }

  /** Sets what a room may tell a member about; rejects as the store does. */
  async setNotice(user: User, room: RoomId, notice: NoticeLevel): Promise<void> {
    if (user.token !== undefined) await this.#hub.store.people.putNotice(user.id, room, notice)
    const belonging = user.belongings.get(room)
    if (belonging) belonging.notice = notice
  }

  /** The unread messages that call a user; rejects as the store does. */
  async mentions(user: User, room: RoomId, head: Seq): Promise<readonly Seq[]> {
    const { marker } = user.belongings.get(room) ?? {}
    // who has no place here yet, and who has read all, is called by nothing
    if (!marker || marker.seq >= head) return []
    const range = { after: marker.seq, limit: this.#hub.limits.mentionsListed }
    return this.#hub.store.log.listMentions(user.id, room, range)
  }

  /** What a room is to a user, whether he is a member already or is about to be one. */
  view(user: User, room: RoomView, mentions: readonly Seq[]): Membership {
    const { marker, notice } = user.belongings.get(room.id) ?? { marker: readAll(room), notice: 'all' as const }
    return { room, marker, mentions, notice }
  }

  /** A user's other sessions that keep a view of their rooms read a room too from now on, each told so first. */
  spread(user: User, room: Room, but: Session | undefined): void {
    for (const session of [...user.sessions]) {
      if (session === but || !session.wire.resumes || session.readerOf(room)) continue
      if (room.record.kind === 'open' && session.openRooms >= this.#hub.limits.roomsPerSession) continue
      const view = { ...room.view, head: room.told }
      session.signal({ type: 'entered', membership: this.view(user, view, []) })
      room.enter(user)
      this.#hub.users.grace.end(user, room)
      session.readNow(room, room.told)
    }
  }

  /** Tells a signal to a user's sessions, but to the one that caused it. */
  tellOthers(user: User, but: Session | undefined, signal: Signal): void {
    for (const session of user.sessions) if (session !== but) session.signal(signal)
  }

  /** Writes what moved, and ends its timer. Never rejects. */
  async close(): Promise<void> {
    await this.#write()
  }

  /** The marker of the store, or a later one that is on its way there. */
  #belonging({ user, room, marker, notice }: MemberRecord): Belonging {
    return { marker: this.#moved.get(`${user} ${room}`)?.marker ?? marker, notice }
  }

  async #write(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    const moved = this.#moved
    if (moved.size === 0) return
    this.#moved = new Map()
    try {
      await this.#hub.store.people.putMarkers([...moved.values()])
    } catch (error) {
      // tried again with the next ones: a later marker of the same room stays the later one
      this.#moved = new Map([...moved, ...this.#moved])
      this.#hub.onError(error)
    }
  }

  #keep(written: Promise<void>): void {
    written.catch(this.#hub.onError)
  }
}

function readAll({ head, n }: RoomView): Marker {
  return { seq: head, n }
}

function nameOf(user: User, room: RoomId): string {
  return `${user.id} ${room}`
}
