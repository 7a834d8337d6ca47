import type { RoomId } from '@papo/protocol'
import { EmptyNotes } from './empty-notes.ts'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { RoomRecord } from './store/rooms.ts'

/**
 * The temporary rooms that are empty, and when each of them ends: then it leaves the lists and its name is free.
 * Its log stays, unless rooms are set to end at once: then the log goes with it.
 */
export class Temporary {
  readonly #hub: Hub
  readonly #emptySince = new Map<RoomId, number>()
  readonly #notes: EmptyNotes
  #cancel: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
    this.#notes = new EmptyNotes(hub.store.rooms, hub.onError)
  }

  /** Nobody is anywhere when a node opens: rooms that were in use are empty since now. */
  async open(records: readonly RoomRecord[]): Promise<void> {
    const now = this.#hub.clock.now()
    const unknown: { id: RoomId; emptySince: number }[] = []
    for (const { id, isTemporary, emptySince } of records) {
      if (!isTemporary) continue
      this.#emptySince.set(id, emptySince ?? now)
      if (emptySince === undefined) unknown.push({ id, emptySince: now })
    }
    if (unknown.length > 0) await this.#hub.store.rooms.putEmptySince(unknown)
    this.#sweep()
  }

  /** Somebody is in the room. */
  entered(room: Room): void {
    if (this.#emptySince.delete(room.id)) this.#notes.note(room.id, undefined)
  }

  /** It was made, and nobody is in it yet: however soon rooms end, there is time to enter it. */
  made(room: Room): void {
    if (!room.record.isTemporary) return
    const { clock, limits, settings } = this.#hub
    const now = clock.now()
    this.#emptySince.set(room.id, now + Math.max(0, limits.temporarySweepMs - (settings.temporaryRoomMs ?? 0)))
    this.#notes.note(room.id, now)
    this.#sweep()
  }

  /** Somebody left it. */
  left(room: Room): void {
    if (!room.record.isTemporary || room.size > 0 || room.isArchived || room.isEnding) return
    const now = this.#hub.clock.now()
    this.#emptySince.set(room.id, now)
    this.#notes.note(room.id, now)
    this.#sweep()
  }

  /** Somebody said something in it without entering: it counts as empty from now on. */
  visited(room: Room): void {
    if (!this.#emptySince.has(room.id) || this.#hub.settings.temporaryRoomMs === 0) return
    const now = this.#hub.clock.now()
    this.#emptySince.set(room.id, now)
    this.#notes.note(room.id, now)
  }

  /** Ends its timer, and hands what is not noted yet to the store. */
  close(): void {
    this.#stopTimer()
    this.#notes.close()
  }

  #stopTimer(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** Ends what is due, and comes back when the next one is, or within the hour: clocks jump. */
  #sweep(): void {
    this.#stopTimer()
    const { clock, settings, limits } = this.#hub
    if (settings.temporaryRoomMs === undefined) return
    const due = clock.now() - settings.temporaryRoomMs
    let nextMs = limits.temporarySweepMs
    for (const [id, since] of this.#emptySince) {
      if (since <= due) this.#end(id, since)
      else nextMs = Math.min(nextMs, since - due)
    }
    if (this.#emptySince.size > 0) this.#cancel = clock.after(nextMs, () => this.#sweep())
  }

  #end(id: RoomId, since: number): void {
    this.#emptySince.delete(id)
    const room = this.#hub.directory.byId(id)
    if (!room) return
    if (this.#hub.settings.temporaryRoomMs === 0) void this.#delete(room, since)
    else void this.#archive(room, since)
  }

  /** Never rejects. Its name is free at once; a room that can't be deleted now is back, and tried again at the next sweep. */
  async #delete(room: Room, since: number): Promise<void> {
    const { directory, store, uploads, onError } = this.#hub
    directory.remove(room)
    try {
      uploads.dropped(await store.rooms.deleteRoom(room.id))
    } catch (error) {
      onError(error)
      directory.restore(room)
      this.#again(room, since)
    }
  }

  /** Never rejects. A room that can't be archived now is tried again at the next sweep. */
  async #archive(room: Room, since: number): Promise<void> {
    room.isEnding = true
    try {
      const result = await room.append({
        kind: 'archived',
        room: room.id,
        author: room.record.maker,
        nick: '',
        after: room.stateSeq,
      })
      if (result.type === 'appended') return
    } catch (error) {
      this.#hub.onError(error)
    }
    room.isEnding = false
    this.#again(room, since)
  }

  #again(room: Room, since: number): void {
    this.#emptySince.set(room.id, since)
    this.#cancel ??= this.#hub.clock.after(this.#hub.limits.temporarySweepMs, () => this.#sweep())
  }
}
