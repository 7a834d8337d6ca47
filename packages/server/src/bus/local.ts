import type { Event, RoomId } from '@papo/protocol'
import type { Bus } from '../core/bus.ts'

/** The bus of a single node: publishing is calling. */
export class LocalBus implements Bus {
  #deliver: (room: RoomId, events: readonly Event[]) => void = () => {}

  publish(room: RoomId, events: readonly Event[]): void {
    this.#deliver(room, events)
  }

  subscribe(deliver: (room: RoomId, events: readonly Event[]) => void): void {
    this.#deliver = deliver
  }
}
