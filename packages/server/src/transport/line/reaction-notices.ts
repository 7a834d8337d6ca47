import { GatheredReactions } from '@papo/protocol'
import type { ReactedEvent, RoomId, UserId } from '@papo/protocol'
import type { Hub } from '../../core/hub.ts'
import type { Session } from '../../core/session.ts'
import { LineWire } from './line-wire.ts'

/** Tells people on lines who reacted to what they said: one line for all of a while. */
export class ReactionNotices {
  readonly #hub: Hub
  readonly #gathered = new Map<UserId, GatheredReactions>()
  readonly #cancels = new Set<() => void>()

  constructor(hub: Hub) {
    this.#hub = hub
    hub.reacted = (event) => void this.#note(event)
  }

  /** Ends its timers; what waits is not told. */
  close(): void {
    this.#hub.reacted = undefined
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
    this.#gathered.clear()
  }

  /** Never rejects: a notice that can't be made is none. */
  async #note(event: ReactedEvent): Promise<void> {
    if (!this.#isHeard(event.room)) return
    const message = await this.#hub.store.log.readMessage(event.room, event.target).catch(() => undefined)
    if (!message || message.deleted || message.author === event.author) return
    if (this.#linesOf(message.author, event.room).length === 0) return
    if (this.#hub.user(message.author)?.ignored?.has(event.author)) return
    const gathered = this.#gathered.get(message.author) ?? this.#open(message.author)
    gathered.add(event, message)
  }

  /** Whether any line is told of a room as things happen: without one nothing needs to be read. */
  #isHeard(room: RoomId): boolean {
    return this.#hub.directory.byId(room)?.wires.some((wire) => wire instanceof LineWire) ?? false
  }

  #open(author: UserId): GatheredReactions {
    const { clock, limits } = this.#hub
    const gathered = new GatheredReactions()
    this.#gathered.set(author, gathered)
    const cancel = clock.after(limits.reactionsGatherMs, () => {
      this.#cancels.delete(cancel)
      this.#gathered.delete(author)
      this.#tell(author, gathered)
    })
    this.#cancels.add(cancel)
    return gathered
  }

  #tell(author: UserId, { list }: GatheredReactions): void {
    if (!list) return
    for (const session of this.#linesOf(author, list.room)) {
      if (session.outbox.bytes > this.#hub.limits.outboxBytes) continue
      if (session.wire instanceof LineWire) session.write(session.wire.reacted(list))
    }
  }

  #linesOf(author: UserId, room: RoomId): readonly Session[] {
    const sessions = this.#hub.user(author)?.sessions ?? []
    return sessions.filter(
      ({ wire, readers }) => wire instanceof LineWire && readers.some((reader) => reader.room.id === room),
    )
  }
}
