import type { AnswerOf, CommandOf, RoomId, RoomListing, Signal } from '@papo/protocol'
import type { Stop } from './api/ports.ts'

/** What a list of rooms asks of its client. */
export interface RoomListOwner {
  askOnce(command: CommandOf<'watch'>): Promise<AnswerOf<'watch'>>
  onChange(): void
}

/** The list of rooms, kept up to date while somebody watches it: those with most people first. */
export class RoomList {
  readonly #owner: RoomListOwner
  #rooms: readonly RoomListing[] = []
  #online = 0
  #watchers = 0
  #isOpen = false

  constructor(owner: RoomListOwner) {
    this.#owner = owner
  }

  get rooms(): readonly RoomListing[] {
    return this.#rooms
  }

  get online(): number {
    return this.#online
  }

  /** Watches it until stopped. */
  watch(): Stop {
    this.#watchers += 1
    if (this.#watchers === 1 && this.#isOpen) void this.#begin()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#watchers -= 1
      if (this.#watchers === 0) void this.#owner.askOnce({ verb: 'watch', on: false }).catch(() => undefined)
    }
  }

  /** There is a connection: who watches is told anew. */
  open(): void {
    this.#isOpen = true
    if (this.#watchers > 0) void this.#begin()
  }

  lose(): void {
    this.#isOpen = false
  }

  take({ changed, gone, online, whole }: Extract<Signal, { type: 'rooms' }>): void {
    const byId = new Map<RoomId, RoomListing>(whole ? [] : this.#rooms.map((room) => [room.id, room]))
    for (const room of changed) byId.set(room.id, room)
    for (const id of gone) byId.delete(id)
    this.#put([...byId.values()], online)
  }

  async #begin(): Promise<void> {
    try {
      const { rooms, online } = await this.#owner.askOnce({ verb: 'watch', on: true })
      this.#put(rooms, online)
    } catch {
      // cut: it is asked again on the next connection
    }
  }

  #put(rooms: readonly RoomListing[], online: number): void {
    this.#rooms = rooms.toSorted((one, other) => other.count - one.count || other.lastAt - one.lastAt)
    this.#online = online
    this.#owner.onChange()
  }
}
