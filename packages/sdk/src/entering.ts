import { slug } from '@papo/protocol'
import type { RoomRef } from '@papo/protocol'
import { RefusedError } from './api/errors.ts'
import type { Room } from './api/room.ts'
import type { Asking } from './asking.ts'
import type { Rooms } from './rooms.ts'

/** How rooms are entered and made, out of another where one is left for it. */
export class Entering {
  readonly #asking: Asking
  readonly #rooms: Rooms

  constructor(asking: Asking, rooms: Rooms) {
    this.#asking = asking
    this.#rooms = rooms
  }

  /** Enters a room by its name, or by its slug where none has that name. */
  async join(room: string | RoomRef, leaving: Room | undefined): Promise<Room> {
    if (typeof room !== 'string') return this.#enter(room, leaving)
    try {
      return await this.#enter({ name: room }, leaving)
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== 'room_not_found') throw error
      return this.#enter({ slug: slug(room) }, leaving)
    }
  }

  async create(name: string, leaving: Room | undefined): Promise<Room> {
    const enter = leaving ? { leaving: leaving.id } : {}
    const { entered, room } = await this.#asking.ask<'create'>({ verb: 'create', name, enter })
    if (!entered) return this.#enter({ id: room.id }, leaving)
    if (leaving) this.#rooms.exit(leaving.id)
    return this.#rooms.enter(entered)
  }

  async #enter(room: RoomRef, leaving: Room | undefined): Promise<Room> {
    const isOther = leaving !== undefined && leaving !== this.#rooms.find(room)
    const answer = await this.#asking.ask<'join'>({ verb: 'join', room, ...(isOther && { leaving: leaving.id }) })
    if (isOther && answer.membership.room.id !== leaving.id) this.#rooms.exit(leaving.id)
    return this.#rooms.enter(answer)
  }
}
