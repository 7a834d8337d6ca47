import type { Event, Limits, RoomId, Seq } from '@papo/protocol'
import { Frame } from './frame.ts'
import type { Spelling } from './frame.ts'
import type { Log } from './store/log.ts'

/** A room's log read page by page; readers at the same place share the page, and its encoding. */
export class LogPages {
  readonly #room: RoomId
  readonly #log: Log
  readonly #limits: Limits
  readonly #underWay = new Map<Seq, Promise<LogPage>>()

  constructor(room: RoomId, log: Log, limits: Limits) {
    this.#room = room
    this.#log = log
    this.#limits = limits
  }

  /** The events after `after`, at most to `until`; rejects as the store does. */
  read(after: Seq, until: Seq): Promise<LogPage> {
    const shared = this.#underWay.get(after)
    if (shared) return shared
    const bound = { events: this.#limits.pageEvents, bytes: this.#limits.pageBytes }
    const page = this.#log
      .readLog(this.#room, { after, until }, bound)
      .then((events) => new LogPage(events))
      .finally(() => this.#underWay.delete(after))
    this.#underWay.set(after, page)
    return page
  }
}

/** Events of one read, with what they were encoded to. */
export class LogPage {
  readonly events: readonly Event[]
  readonly #frames = new Map<string, readonly Frame[]>()

  constructor(events: readonly Event[]) {
    this.events = events
  }

  /** The seq of its last event; 0 if it has none. */
  get last(): Seq {
    return this.events.at(-1)?.seq ?? 0
  }

  /** Its encoding for one variant, made once. */
  frames(spelling: Spelling): readonly Frame[] {
    const { variant } = spelling.wire
    const made = this.#frames.get(variant)
    if (made) return made
    const told = this.events.map((event) => ({ event }))
    const frames = [...Frame.encode(told, spelling)].map(({ frame }) => frame)
    this.#frames.set(variant, frames)
    return frames
  }
}
