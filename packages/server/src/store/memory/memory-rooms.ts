import type { RoomId, UserId } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { ContentHash } from '../../core/files.ts'
import type { Made, RoomDraft, RoomRecord, Rooms } from '../../core/store/rooms.ts'
import { keyOf, makeRoom, type Kept, type KeptRoom } from './kept-room.ts'

/** The rooms' records in memory. */
export class MemoryRooms implements Rooms {
  readonly #kept: Kept
  readonly #clock: Pick<Clock, 'now'>
  #nextId = 1

  constructor(kept: Kept, clock: Pick<Clock, 'now'>) {
    this.#kept = kept
    this.#clock = clock
  }

  async listRooms(): Promise<readonly RoomRecord[]> {
    const listed = [...this.#kept.rooms.values()].filter((room) => room.record.kind === 'open' && !room.isArchived)
    return listed.map((room) => this.#record(room))
  }

  async getDirect(pair: readonly [UserId, UserId]): Promise<RoomRecord | undefined> {
    return this.#find((room) => isPair(room, pair))
  }

  async listDirect(user: UserId, limit: number): Promise<readonly RoomRecord[]> {
    const own = [...this.#kept.rooms.values()].filter((room) => room.record.pair?.includes(user))
    const byTime = own.toSorted((a, b) => b.record.lastAt - a.record.lastAt || b.record.id - a.record.id)
    return byTime.slice(0, limit).map((room) => this.#record(room))
  }

  async getRoom(id: RoomId): Promise<RoomRecord | undefined> {
    const room = this.#kept.rooms.get(id)
    return room && this.#record(room)
  }

  async putRoom(draft: RoomDraft): Promise<Made> {
    const other = this.#find((room) => (draft.kind === 'direct' ? isPair(room, draft.pair) : hasSlug(room, draft.slug)))
    if (other !== undefined) return { type: 'exists', room: other }
    const { room, event } = makeRoom(this.#nextId++, draft, this.#clock.now())
    this.#kept.rooms.set(room.record.id, room)
    return { type: 'made', room: this.#record(room), event }
  }

  async putEmptySince(
    rooms: readonly { readonly id: RoomId; readonly emptySince: number | undefined }[],
  ): Promise<void> {
    for (const { id, emptySince } of rooms) {
      const room = this.#kept.rooms.get(id)
      if (room === undefined) continue
      const { emptySince: _, ...rest } = room.record
      room.record = emptySince === undefined ? rest : { ...rest, emptySince }
    }
  }

  async deleteRoom(id: RoomId): Promise<readonly ContentHash[]> {
    for (const event of this.#kept.rooms.get(id)?.events ?? []) {
      if (event.kind === 'message') this.#kept.keys.delete(keyOf(event.author, event.key ?? ''))
    }
    this.#kept.rooms.delete(id)
    const files = [...this.#kept.files.values()].filter(({ room }) => room === id)
    for (const { view } of files) this.#kept.files.delete(view.id)
    return [...new Set(files.map(({ hash }) => hash))].toSorted()
  }

  #find(fits: (room: KeptRoom) => boolean): RoomRecord | undefined {
    const room = [...this.#kept.rooms.values()].find(fits)
    return room && this.#record(room)
  }

  #record({ record }: KeptRoom): RoomRecord {
    if (record.pair === undefined) return record
    const [low, high] = record.pair
    return { ...record, nicks: [this.#kept.nicks.get(low) ?? '', this.#kept.nicks.get(high) ?? ''] }
  }
}

function isPair(room: KeptRoom, pair: readonly [UserId, UserId]): boolean {
  return room.record.pair?.[0] === pair[0] && room.record.pair[1] === pair[1]
}

function hasSlug(room: KeptRoom, slug: string): boolean {
  return room.record.kind === 'open' && !room.isArchived && room.record.slug === slug
}
