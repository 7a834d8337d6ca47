import type { CommandOf, Marker, RoomId } from '@papo/protocol'
import { Disconnected } from './api/errors.ts'

/** Tells the server up to where one has read: one command at a time in each room, and only the last place. */
export class Markers {
  readonly #ask: (command: CommandOf<'mark'>) => Promise<unknown>
  readonly #waiting = new Map<RoomId, Marker>()
  readonly #asked = new Set<RoomId>()

  constructor(ask: (command: CommandOf<'mark'>) => Promise<unknown>) {
    this.#ask = ask
  }

  mark(room: RoomId, marker: Marker): void {
    this.#waiting.set(room, marker)
    void this.#tell(room)
  }

  /** There is a connection again: what waits goes out. */
  open(): void {
    for (const room of this.#waiting.keys()) void this.#tell(room)
  }

  async #tell(room: RoomId): Promise<void> {
    if (this.#asked.has(room)) return
    this.#asked.add(room)
    try {
      for (let marker = this.#waiting.get(room); marker; marker = this.#waiting.get(room)) {
        await this.#ask({ verb: 'mark', room, marker })
        if (this.#waiting.get(room) === marker) this.#waiting.delete(room)
      }
    } catch (error) {
      // refused, it would be refused again; cut, it waits for the next connection
      if (!(error instanceof Disconnected)) this.#waiting.delete(room)
    } finally {
      this.#asked.delete(room)
    }
  }
}
