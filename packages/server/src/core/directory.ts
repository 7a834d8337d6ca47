import { slug } from '@papo/protocol'
import type { RoomId, UserId, Word } from '@papo/protocol'
import { Room } from './room.ts'
import type { RoomPorts } from './room.ts'
import type { RoomRecord } from './store/rooms.ts'

/** The rooms of this node: every open one, and the direct ones that somebody here reads. */
export class Directory {
  readonly #ports: RoomPorts
  readonly #byId = new Map<RoomId, Room>()
  readonly #bySlug = new Map<string, Room>()
  readonly #byName = new Map<string, Room>()
  readonly #byPair = new Map<string, Room>()
  /** How many open rooms are on their way to the store. */
  making = 0

  constructor(ports: RoomPorts) {
    this.#ports = ports
  }

  /** The open rooms, oldest first. */
  get open(): Iterable<Room> {
    return this.#bySlug.values()
  }

  /** The names of the open rooms, ready to be compared with what somebody mistyped. */
  *words(): Generator<Word> {
    for (const room of this.#byName.values()) yield room.word
  }

  /** How many open rooms there are. */
  get size(): number {
    return this.#bySlug.size
  }

  /** Every room, direct ones too. */
  get all(): Iterable<Room> {
    return this.#byId.values()
  }

  /** How many of the open rooms that end when they are empty a user made. */
  countMadeBy(user: UserId): number {
    let count = 0
    for (const { record } of this.open) if (record.isTemporary && record.maker === user) count += 1
    return count
  }

  /** Takes a room in; the same room twice is one room. */
  add(record: RoomRecord): Room {
    const known = this.#byId.get(record.id)
    if (known) return known
    const room = new Room(record, this.#ports)
    this.restore(room)
    return room
  }

  /** Takes a room in again that was let go of. */
  restore(room: Room): void {
    const { record } = room
    this.#byId.set(record.id, room)
    if (record.pair) this.#byPair.set(record.pair.join(' '), room)
    if (record.kind !== 'open') return
    this.#bySlug.set(record.slug, room)
    this.#byName.set(record.name, room)
    room.relist()
  }

  /** Lets go of a room: its name is free. */
  remove(room: Room): void {
    room.close()
    // taken in anew meanwhile: that one stays
    if (this.#byId.get(room.id) !== room) return
    this.#byId.delete(room.id)
    if (room.record.pair) this.#byPair.delete(room.record.pair.join(' '))
    if (this.#bySlug.get(room.record.slug) === room) this.#bySlug.delete(room.record.slug)
    if (this.#byName.get(room.record.name) === room) this.#byName.delete(room.record.name)
  }

  byId(id: RoomId): Room | undefined {
    return this.#byId.get(id)
  }

  /** The open room that another spelling of a name leads to. */
  bySpelling(name: string): Room | undefined {
    return this.#bySlug.get(slug(name))
  }

  /** The conversation of two users, if somebody here reads it. */
  direct(pair: readonly [UserId, UserId]): Room | undefined {
    return this.#byPair.get(pair.join(' '))
  }

  /** The open room with this slug. */
  bySlug(slug: string): Room | undefined {
    return this.#bySlug.get(slug)
  }

  /** The open room with exactly this name. */
  byName(name: string): Room | undefined {
    return this.#byName.get(name)
  }
}
