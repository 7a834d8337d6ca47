import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { User } from './user.ts'

/** Somebody who writes. */
interface Writing {
  readonly toldAt: number
  isOn: boolean
  cancel: () => void
}

/** Who writes where: told at most so often, and ended by itself where it is not said again. */
export class Typing {
  readonly #hub: Hub
  readonly #writing = new Map<string, Writing>()

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** Somebody writes in a room that he is in. */
  began(user: User, room: Room): void {
    const { clock, limits } = this.#hub
    const key = keyOf(user, room)
    const known = this.#writing.get(key)
    const now = clock.monotonic()
    const isTold = known !== undefined && now - known.toldAt < limits.typingGapMs
    if (isTold && !known.isOn) return
    known?.cancel()
    const cancel = clock.after(limits.typingMs, () => this.#end(key, user, room))
    this.#writing.set(key, { toldAt: isTold ? known.toldAt : now, isOn: true, cancel })
    if (!isTold) this.#tell(user, room, 'on')
  }

  /** He has stopped. */
  stopped(user: User, room: Room): void {
    const known = this.#writing.get(keyOf(user, room))
    if (!known?.isOn) return
    known.isOn = false
    this.#tell(user, room, 'off')
  }

  /** He has said it: that ends it for whoever reads it. */
  said(user: User, room: Room): void {
    if (this.#writing.size === 0) return
    const known = this.#writing.get(keyOf(user, room))
    if (known) known.isOn = false
  }

  /** Ends its timers. */
  close(): void {
    for (const { cancel } of this.#writing.values()) cancel()
    this.#writing.clear()
  }

  // the entry stays until here when he stopped before: it bounds how often he is told
  #end(key: string, user: User, room: Room): void {
    const { isOn } = this.#writing.get(key) ?? {}
    this.#writing.delete(key)
    if (isOn) this.#tell(user, room, 'off')
  }

  #tell(user: User, room: Room, state: 'on' | 'off'): void {
    if (!room.has(user)) return
    const { id, nick } = user
    room.signalFew({ type: 'typing', room: room.id, user: id, nick, on: state === 'on' }, id)
  }
}

function keyOf(user: User, room: Room): string {
  return `${room.id} ${user.id}`
}
