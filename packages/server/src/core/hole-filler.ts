import type { Event, Limits, RoomId, Seq } from '@papo/protocol'
import type { Log } from './store/log.ts'

/** A room whose log is told to this node with holes in it. */
export interface HoledRoom {
  readonly id: RoomId
  /** The seq up to which it knows its log. */
  readonly head: Seq
  deliver(events: readonly Event[]): void
}

/** What reads what is missing. */
export interface FillerPorts {
  readonly limits: Limits
  readonly log: Log
  /** Called with what should not have happened; must not throw. */
  readonly onError: (error: unknown) => void
}

/** Fills the holes of a room from the store: one reading at a time. */
export class HoleFiller {
  readonly #room: HoledRoom
  readonly #ports: FillerPorts
  #until: Seq = 0
  #isFilling = false

  constructor(room: HoledRoom, ports: FillerPorts) {
    this.#room = room
    this.#ports = ports
  }

  /** Fills the hole up to `seq`, and what is found missing meanwhile. Never rejects. */
  async fill(seq: Seq): Promise<void> {
    this.#until = Math.max(this.#until, seq)
    if (this.#isFilling) return
    this.#isFilling = true
    const { limits, log, onError } = this.#ports
    try {
      const bound = { events: limits.pageEvents, bytes: limits.pageBytes }
      while (this.#room.head < this.#until) {
        const range = { after: this.#room.head, until: this.#until }
        const events = await log.readLog(this.#room.id, range, bound)
        if (events.length === 0) break
        this.#room.deliver(events)
      }
    } catch (error) {
      // the next event that is delivered finds the same hole and tries again
      onError(error)
    } finally {
      this.#isFilling = false
    }
  }
}
