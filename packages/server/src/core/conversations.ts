import type { Seq } from '@papo/protocol'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { RoomRecord } from './store/rooms.ts'

/**
 * Which conversations are in memory: those in which something was said lately. One that is silent for a while is
 * let go of, though its people are here; the next word, a look at its history, or whatever else is asked of it opens it again.
 */
export class Conversations {
  readonly #hub: Hub
  readonly #opening = new Map<string, Promise<Room | undefined>>()
  /** Where each stood when they were last looked at. */
  #heads: ReadonlyMap<Room, Seq> = new Map()
  #cancel: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** Starts to look now and then for those that are silent. */
  start(): void {
    this.#cancel = this.#hub.clock.after(this.#hub.limits.conversationIdleMs, () => {
      this.#sweep()
      this.start()
    })
  }

  /** Ends its timer. */
  close(): void {
    this.#cancel?.()
  }

  /**
   * Takes in the conversation that `find` finds; who asks for the same one meanwhile waits with the first,
   * so that what they say stays in order. Rejects as `find` does.
   */
  open(name: string, find: () => Promise<RoomRecord | undefined>): Promise<Room | undefined> {
    const known = this.#opening.get(name)
    if (known) return known
    const opening = this.#find(name, find)
    this.#opening.set(name, opening)
    return opening
  }

  async #find(name: string, find: () => Promise<RoomRecord | undefined>): Promise<Room | undefined> {
    try {
      const record = await find()
      return record && this.#hub.directory.add(record)
    } finally {
      this.#opening.delete(name)
    }
  }

  #sweep(): void {
    const heads = new Map<Room, Seq>()
    for (const room of this.#hub.directory.all) {
      if (!room.record.pair) continue
      if (this.#heads.get(room) === room.view.head && this.#isAtRest(room)) this.#letGo(room)
      else heads.set(room, room.view.head)
    }
    this.#heads = heads
  }

  /** Whether everybody who reads it was told everything, and nobody is expected back to a place in it. */
  #isAtRest(room: Room): boolean {
    if (!room.isAtRest) return false
    return (room.record.pair ?? []).every((id) => {
      const user = this.#hub.user(id)
      if (!user) return true
      if (this.#hub.users.grace.has(user)) return false
      return user.sessions.every((session) => session.readerOf(room)?.isLive ?? true)
    })
  }

  #letGo(room: Room): void {
    for (const id of room.record.pair ?? []) {
      for (const session of this.#hub.user(id)?.sessions ?? []) {
        const reader = session.readerOf(room)
        if (reader) session.stopReading(reader)
      }
    }
    this.#hub.directory.remove(room)
  }
}
