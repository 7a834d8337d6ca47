import type { Event, RoomId } from '@papo/protocol'
import type { Bus } from '../../src/core/bus.ts'

/** What a bus may do with what is published: `events` is what arrives now. */
export type Oddity = (
  deliver: (room: RoomId, events: readonly Event[]) => void,
  room: RoomId,
  events: readonly Event[],
) => void

/** A bus that delivers as a test says: it may lose, repeat and reorder. */
export class OddBus implements Bus {
  readonly #oddity: Oddity
  #deliver: (room: RoomId, events: readonly Event[]) => void = () => {}

  constructor(oddity: Oddity) {
    this.#oddity = oddity
  }

  publish(room: RoomId, events: readonly Event[]): void {
    this.#oddity(this.#deliver, room, events)
  }

  subscribe(deliver: (room: RoomId, events: readonly Event[]) => void): void {
    this.#deliver = deliver
  }
}
