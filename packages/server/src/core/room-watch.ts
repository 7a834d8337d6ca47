import type { RoomId, RoomListing, Signal } from '@papo/protocol'
import { Frame } from './frame.ts'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import type { Wire } from './wire.ts'

/** The watchers of one wire variant. */
interface Group {
  readonly wire: Wire
  readonly sessions: Set<Session>
}

type RoomsSignal = Extract<Signal, { type: 'rooms' }>

/** Pushes the room list to who watches it: what changed, now and then, encoded once for each wire variant. */
export class RoomWatch {
  readonly #hub: Hub
  readonly #groups = new Map<string, Group>()
  /** Who was too slow for a push: he is told the whole list when he has drained. */
  readonly #missed = new Set<Session>()
  /** What changed since the last push, the change that waits longest first. */
  readonly #changed = new Set<Room>()
  readonly #gone = new Set<RoomId>()
  #online = -1
  #pushedAt = -Infinity
  #cancel: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** The list as it is now, those rooms with most people first. */
  get listings(): readonly RoomListing[] {
    const listings = Array.from(this.#hub.directory.open, (room) => room.listing)
    return listings.sort((one, other) => other.count - one.count || one.id - other.id)
  }

  /** A session watches from now on. */
  add(session: Session): void {
    const { wire } = session
    let group = this.#groups.get(wire.variant)
    if (!group) this.#groups.set(wire.variant, (group = { wire, sessions: new Set() }))
    group.sessions.add(session)
  }

  /** It watches no more. */
  remove(session: Session): void {
    for (const [variant, { sessions }] of this.#groups)
      if (sessions.delete(session) && sessions.size === 0) this.#groups.delete(variant)
    this.#missed.delete(session)
  }

  /** A session speaks another wire now. */
  respell(session: Session): void {
    if (this.#groups.size === 0 || ![...this.#groups.values()].some(({ sessions }) => sessions.has(session))) return
    this.remove(session)
    this.add(session)
  }

  /** A room's line changed, or there is a new one. */
  changed(room: Room): void {
    if (this.#groups.size === 0 || room.record.kind !== 'open') return
    // one that could not be deleted is back
    this.#gone.delete(room.id)
    this.#changed.add(room)
    this.#schedule()
  }

  /** A room is no more. */
  gone(room: Room): void {
    if (this.#groups.size === 0 || room.record.kind !== 'open') return
    this.#changed.delete(room)
    this.#gone.add(room.id)
    this.#schedule()
  }

  /** Somebody came online or went. */
  counted(): void {
    if (this.#groups.size > 0) this.#schedule()
  }

  /** Ends its timer. */
  close(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#groups.clear()
  }

  #schedule(): void {
    const { clock, limits } = this.#hub
    const waitMs = Math.max(0, this.#pushedAt + limits.watchGapMs - clock.monotonic())
    this.#cancel ??= clock.after(waitMs, () => {
      this.#cancel = undefined
      this.#push()
    })
  }

  #push(): void {
    this.#pushedAt = this.#hub.clock.monotonic()
    const news = this.#takeNews()
    if (news) for (const { wire, sessions } of this.#groups.values()) this.#tell(Frame.ofSignal(wire, news), sessions)
    this.#tellWhole()
    if (this.#changed.size > 0 || this.#missed.size > 0) this.#schedule()
  }

  #takeNews(): RoomsSignal | undefined {
    const { online, limits } = this.#hub
    const rooms = [...this.#changed].slice(0, limits.roomsPushed)
    const gone = [...this.#gone]
    if (rooms.length + gone.length === 0 && online === this.#online) return undefined
    for (const room of rooms) this.#changed.delete(room)
    this.#gone.clear()
    this.#online = online
    return { type: 'rooms', changed: rooms.map((room) => room.listing), gone, online }
  }

  #tell(frame: Frame, sessions: Iterable<Session>): void {
    for (const session of sessions) {
      if (session.outbox.push(frame.bytes, frame)) this.#missed.delete(session)
      else this.#missed.add(session)
    }
  }

  /** Tells the whole list to those who drained meanwhile; all of them get the same bytes. */
  #tellWhole(): void {
    const drained = [...this.#missed].filter((session) => session.outbox.isEmpty)
    if (drained.length === 0) return
    const whole: RoomsSignal = {
      type: 'rooms',
      changed: this.listings,
      gone: [],
      online: this.#hub.online,
      whole: true,
    }
    for (const { wire, sessions } of this.#groups.values()) {
      const late = drained.filter((session) => sessions.has(session))
      if (late.length > 0) this.#tell(Frame.ofSignal(wire, whole), late)
    }
  }
}
