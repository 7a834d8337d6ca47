import type { Event, RoomId } from '@papo/protocol'

/** Tells nodes of committed events. May lose, repeat and reorder: rooms repair by seq from the store. */
export interface Bus {
  /** Tells every node, this one too, that these events of one room are committed. */
  publish(room: RoomId, events: readonly Event[]): void
  /** Names who is told; called once, before the first `publish`. */
  subscribe(deliver: (room: RoomId, events: readonly Event[]) => void): void
}
