import type { AnswerOf, CommandOf, Event, Membership, RoomId, RoomRef, Verb } from '@papo/protocol'
import type { SendingCommand } from './api/sending.ts'
import { insist } from './insist.ts'
import { maxBehind } from './room/log-reader.ts'
import { OpenRoom } from './room/open-room.ts'
import { placeOf } from './room/place.ts'
import type { RoomHouse } from './room/room-house.ts'

/** What the rooms of a client ask of it. */
export interface RoomsOwner {
  readonly house: RoomHouse
  askOnce<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>>
  onEntered(room: OpenRoom): void
  onExited(room: OpenRoom): void
  /** Events come for this room now. */
  onLive(room: OpenRoom): void
}

/** The rooms that one is in, and how they go on after a cut. */
export class Rooms {
  readonly byId = new Map<RoomId, OpenRoom>()
  readonly #owner: RoomsOwner
  #epoch = ''

  constructor(owner: RoomsOwner) {
    this.#owner = owner
  }

  /** What the greeting says that one is in; what it does not name is found out by `resume`. */
  greet(memberships: readonly Membership[], epoch: string): void {
    this.#epoch = epoch
    for (const membership of memberships) this.#put(membership)
  }

  /** Somebody else than before: nothing of what was known is his. */
  clear(): void {
    for (const room of this.byId.values()) this.#remove(room)
  }

  /** Goes on in every room but those that are being entered. */
  async resume(joining: readonly RoomRef[]): Promise<void> {
    const rooms = [...this.byId.values()].filter((room) => !joining.some((ref) => isMeant(room, ref)))
    await this.#resume(rooms)
  }

  /** Goes on in a room, as often as it takes; never rejects. */
  async resumeOne(room: OpenRoom): Promise<void> {
    const { clock } = this.#owner.house
    const isWanted = (): boolean => this.byId.get(room.id) === room
    await insist(() => this.#resume([room]), { clock, random: Math.random, isWanted })
  }

  enter({ membership, page, people, count }: AnswerOf<'join'>): OpenRoom {
    const room = this.#put(membership)
    room.begin({ people, count, page, epoch: this.#epoch })
    this.#owner.onLive(room)
    return room
  }

  /** One is in a room by another session of one's own. */
  hearEntered(membership: Membership): void {
    const known = this.byId.get(membership.room.id)
    const after = known?.view.head ?? firstNew(membership)
    const room = this.#put(membership)
    room.expect({ after, epoch: this.#epoch })
    if (!room.isLive) void this.resumeOne(room)
  }

  /** The room that a command is for; none where it is for a person. */
  of(command: SendingCommand): OpenRoom | undefined {
    return command.verb === 'send_direct' ? undefined : this.byId.get(command.room)
  }

  /** The room of a place, where one is in it. */
  at(place: string): OpenRoom | undefined {
    return [...this.byId.values()].find((room) => placeOf(room) === place)
  }

  /** The room that is meant, where one is in it. */
  find(ref: RoomRef): OpenRoom | undefined {
    return [...this.byId.values()].find((room) => isMeant(room, ref))
  }

  exit(id: RoomId): void {
    const room = this.byId.get(id)
    if (room) this.#remove(room)
  }

  take(event: Event): void {
    this.byId.get(event.room)?.take([event])
  }

  lose(): void {
    for (const room of this.byId.values()) room.lose()
  }

  async #resume(rooms: readonly OpenRoom[]): Promise<void> {
    if (rooms.length === 0) return
    const positions = rooms.map(({ position }) => position)
    const { rooms: resumed } = await this.#owner.askOnce({ verb: 'resume', rooms: positions })
    const found = new Set(resumed.map((one) => this.#goOn(one)))
    for (const room of rooms) if (!found.has(room) && !room.isLive) this.#remove(room)
  }

  #goOn(resumed: AnswerOf<'resume'>['rooms'][number]): OpenRoom {
    const { membership, people, count } = resumed
    const room = this.#put(membership)
    if (resumed.type === 'missed') room.goOn({ people, count }, resumed.events)
    else room.begin({ people, count, page: resumed.page, epoch: resumed.epoch })
    this.#owner.onLive(room)
    return room
  }

  #put(membership: Membership): OpenRoom {
    const known = this.byId.get(membership.room.id)
    if (known) {
      known.renew(membership)
      return known
    }
    const room = new OpenRoom(membership, this.#owner.house)
    this.byId.set(room.id, room)
    this.#owner.onEntered(room)
    return room
  }

  #remove(room: OpenRoom): void {
    room.lose()
    this.byId.delete(room.id)
    this.#owner.onExited(room)
  }
}

/** After which seq a room is new to whoever hears of it first: what is unread there, unless it is too much to be told. */
function firstNew({ room: { head }, marker }: Membership): number {
  const after = Math.min(head, marker.seq)
  return head - after < maxBehind ? after : head
}

function isMeant({ view }: OpenRoom, ref: RoomRef): boolean {
  if ('id' in ref) return ref.id === view.id
  return 'slug' in ref ? ref.slug === view.slug : ref.name === view.name
}
