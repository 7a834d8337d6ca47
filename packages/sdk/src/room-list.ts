import type { AnswerOf, RoomId, RoomListing, Signal } from '@papo/protocol'

/** The watched list of rooms: those with most people first. */
export class RoomList {
  #rooms: readonly RoomListing[] = []
  #online = 0

  get rooms(): readonly RoomListing[] {
    return this.#rooms
  }

  get online(): number {
    return this.#online
  }

  begin({ rooms, online }: AnswerOf<'watch'>): void {
    this.#online = online
    this.#sort(rooms)
  }

  take({ changed, gone, online, whole }: Extract<Signal, { type: 'rooms' }>): void {
    const byId = new Map<RoomId, RoomListing>(whole ? [] : this.#rooms.map((room) => [room.id, room]))
    for (const room of changed) byId.set(room.id, room)
    for (const id of gone) byId.delete(id)
    this.#online = online
    this.#sort([...byId.values()])
  }

  #sort(rooms: readonly RoomListing[]): void {
    this.#rooms = rooms.toSorted((one, other) => other.count - one.count || other.lastAt - one.lastAt)
  }
}
