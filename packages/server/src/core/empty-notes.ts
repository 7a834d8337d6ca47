import type { RoomId } from '@papo/protocol'
import type { Rooms } from './store/rooms.ts'

/**
 * Notes in the store since when rooms are empty: one write at a time, and what changes meanwhile is in the next,
 * each room as it is then. However often people come and go, no more waits than there are rooms.
 */
export class EmptyNotes {
  readonly #rooms: Rooms
  readonly #onError: (error: unknown) => void
  readonly #waiting = new Map<RoomId, number | undefined>()
  #isWriting = false

  constructor(rooms: Rooms, onError: (error: unknown) => void) {
    this.#rooms = rooms
    this.#onError = onError
  }

  /** Notes since when nobody is in a room; `undefined`: somebody is. */
  note(id: RoomId, emptySince: number | undefined): void {
    this.#waiting.set(id, emptySince)
    if (!this.#isWriting) void this.#write()
  }

  /** Hands all that waits to the store, which writes in order. */
  close(): void {
    if (this.#waiting.size > 0) void this.#put().catch(this.#onError)
  }

  /** Never rejects. What can't be written now is written with the next note. */
  async #write(): Promise<void> {
    this.#isWriting = true
    try {
      while (this.#waiting.size > 0) await this.#put()
    } catch (error) {
      this.#onError(error)
    } finally {
      this.#isWriting = false
    }
  }

  async #put(): Promise<void> {
    const notes = Array.from(this.#waiting, ([id, emptySince]) => ({ id, emptySince }))
    this.#waiting.clear()
    try {
      await this.#rooms.putEmptySince(notes)
    } catch (error) {
      for (const { id, emptySince } of notes) if (!this.#waiting.has(id)) this.#waiting.set(id, emptySince)
      throw error
    }
  }
}
