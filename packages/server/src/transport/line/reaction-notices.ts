import type { MessageView, ReactedEvent, RoomId, UserId } from '@papo/protocol'
import type { Hub } from '../../core/hub.ts'
import type { Session } from '../../core/session.ts'
import { LineWire } from './line-wire.ts'

/** So many different ones of one person are held; those beyond it are not named. */
const maxGathered = 100

/** A reaction that waits to be told. */
interface Gathered {
  readonly nick: string
  readonly emoji: string
  readonly message: MessageView
}

/** Tells people on lines who reacted to what they said: one line for all of a while. */
export class ReactionNotices {
  readonly #hub: Hub
  readonly #gathered = new Map<UserId, Map<string, Gathered>>()
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
    if (this.#linesOf(message.author, event.room).length > 0) this.#gather(message, event)
  }

  /** Whether any line is told of a room as things happen: without one nothing needs to be read. */
  #isHeard(room: RoomId): boolean {
    return this.#hub.directory.byId(room)?.wires.some((wire) => wire instanceof LineWire) ?? false
  }

  #gather(message: MessageView, { author, nick, emoji, on, target, room }: ReactedEvent): void {
    if (this.#hub.user(message.author)?.ignored?.has(author)) return
    const gathered = this.#gathered.get(message.author) ?? this.#open(message.author)
    const key = `${room} ${target} ${author} ${emoji}`
    if (!on) gathered.delete(key)
    else if (gathered.size < maxGathered) gathered.set(key, { nick, emoji, message })
  }

  #open(author: UserId): Map<string, Gathered> {
    const { clock, limits } = this.#hub
    const gathered = new Map<string, Gathered>()
    this.#gathered.set(author, gathered)
    const cancel = clock.after(limits.reactionsGatherMs, () => {
      this.#cancels.delete(cancel)
      this.#gathered.delete(author)
      this.#tell(author, [...gathered.values()])
    })
    this.#cancels.add(cancel)
    return gathered
  }

  #tell(author: UserId, gathered: readonly Gathered[]): void {
    const [first] = gathered
    if (!first) return
    const list = {
      nicks: [...new Set(gathered.map(({ nick }) => nick))],
      emoji: [...new Set(gathered.map(({ emoji }) => emoji))],
      messages: new Set(gathered.map(({ message }) => `${message.room} ${message.seq}`)).size,
      text: beginning(first.message.text),
    }
    for (const session of this.#linesOf(author, first.message.room)) {
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

/** As much of a text as names it: the beginning of its first line. */
function beginning(text: string): string {
  const [line = ''] = text.trim().split(/[\n\v\f\r\u0085\u2028\u2029]/u)
  const characters = Array.from(line)
  return characters.length > 40 ? `${characters.slice(0, 40).join('').trimEnd()}…` : line
}
