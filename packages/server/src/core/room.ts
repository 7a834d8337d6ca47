import type { Event, Limits, PersonView, RoomId, RoomListing, RoomView, Seq, Signal, UserId } from '@papo/protocol'
import type { Appender } from './appender.ts'
import { Arrivals } from './arrivals.ts'
import { Attendance } from './attendance.ts'
import type { Clock } from './clock.ts'
import { Fold } from './fold.ts'
import { Frame } from './frame.ts'
import type { Told } from './frame.ts'
import { LogPages } from './log-pages.ts'
import { Pace } from './pace.ts'
import type { Reader } from './reader.ts'
import type { Log, Draft, Appended } from './store/log.ts'
import type { RoomRecord } from './store/rooms.ts'
import type { User } from './user.ts'
import type { Wire } from './wire.ts'

/** What a room needs of its node. */
export interface RoomPorts {
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  readonly appender: Appender
  /** Called in the turn in which a room's end is delivered. */
  readonly onArchived: (room: Room) => void
  /** Called when its line in the room list may have changed. */
  readonly onListed: (room: Room) => void
  /** Called when the node lets go of it. */
  readonly onClosed: (room: Room) => void
}

/** The live readers of one wire variant. */
interface Group {
  readonly wire: Wire
  readonly readers: Set<Reader>
}

/** A room of this node: the fold of its log, who is there, and those who are told as it happens. */
export class Room {
  readonly record: RoomRecord
  readonly pages: LogPages
  /** Set while its end is on its way to the log: nobody enters any more. */
  isEnding = false
  readonly #attendance: Attendance
  readonly #groups = new Map<string, Group>()
  readonly #ports: RoomPorts
  readonly #fold: Fold
  readonly #pace: Pace
  readonly #arrivals: Arrivals
  #pending: Told[] = []
  #told: Seq
  #live = 0
  #isRepairing = false
  #repairTo: Seq = 0
  #signalled = 0
  #listing: RoomListing | undefined
  #waiting: (() => void)[] = []

  constructor(record: RoomRecord, ports: RoomPorts) {
    this.record = record
    this.#ports = ports
    this.#fold = new Fold(record)
    this.#told = record.head
    this.#attendance = new Attendance(ports.limits.recentSpeakers)
    this.pages = new LogPages(record.id, ports.log, ports.limits)
    this.#pace = new Pace(ports.clock, ports.limits, () => this.flush())
    this.#arrivals = new Arrivals(record.id, ports, (signal) =>
      this.signal(signal, signal.type === 'gathered' ? undefined : signal.user),
    )
  }

  get id(): RoomId {
    return this.record.id
  }

  get view(): RoomView {
    return this.#fold.view
  }

  get stateSeq(): Seq {
    return this.#fold.stateSeq
  }

  get isArchived(): boolean {
    return this.#fold.isArchived
  }

  /** The seq up to which live readers have been told. */
  get told(): Seq {
    return this.#told
  }

  /** The users who are there, in order of arrival. */
  get people(): readonly User[] {
    return this.#attendance.users
  }

  /** How many users are there. */
  get size(): number {
    return this.#attendance.size
  }

  /** Whether a user is there. */
  has(user: User): boolean {
    return this.#attendance.has(user.id)
  }

  /** Whether somebody can be mentioned: he is there, spoke lately, or is one of the two. */
  knows(id: UserId): boolean {
    return this.#attendance.has(id) || this.#attendance.hasSpoken(id) || this.record.pair?.includes(id) === true
  }

  /** Who is there, as others see them: so many of them at most that an answer stays small. */
  get personViews(): readonly PersonView[] {
    return this.#attendance.views(this.#ports.limits.peopleListed)
  }

  /** The same of everyone, however many they are. */
  get everyone(): readonly PersonView[] {
    return this.#attendance.views(Infinity)
  }

  /** Its line in the room list; the same object until it changes. */
  get listing(): RoomListing {
    const { id, name, slug, lastAt, maker } = this.view
    const people = (): string[] => this.#attendance.firstNicks(maker, listedNicks)
    return (this.#listing ??= { id, name, slug, count: this.size, people: people(), lastAt })
  }

  /** How many signals it told in all: who was not told some of them finds out by it. */
  get signalled(): number {
    return this.#signalled
  }

  /** Appends a draft; what it changes here is changed by `deliver`. */
  append(draft: Draft): Promise<Appended> {
    return this.#ports.appender.append(draft)
  }

  /** Called by the bus, in this process or from another. Repeats are dropped; a hole is filled from the store. */
  deliver(events: readonly Event[]): void {
    for (const event of events) {
      if (event.seq <= this.#fold.head) continue
      if (event.seq > this.#fold.head + 1) return void this.#repair(Math.max(...events.map(({ seq }) => seq)))
      this.#fold.apply(event)
      if (event.kind === 'message') this.#attendance.spoke(event.author)
      this.relist()
      this.#tell({ event })
      if (this.isArchived) this.#ports.onArchived(this)
    }
  }

  /** Tells those present something that is not kept; `subject` is whom it is about. */
  signal(signal: Signal, subject: UserId | undefined): void {
    this.#signalled += 1
    this.#tell({ signal, subject })
  }

  /** Tells those present what matters only among few; nobody where there are many. */
  signalFew(signal: Signal, subject: UserId): void {
    if (this.size <= this.#ports.limits.signalledPeople) this.signal(signal, subject)
  }

  /** Its line in the room list may have changed. */
  relist(): void {
    this.#listing = undefined
    this.#ports.onListed(this)
  }

  /** One of its people goes by another nick. */
  renamed(user: User): void {
    this.#fold.rename(user.id, user.nick)
    this.relist()
  }

  /** Takes in who spoke before this node knew the room, the one who spoke last at the end. */
  heard(authors: readonly UserId[]): void {
    for (const author of authors) if (!this.#attendance.hasSpoken(author)) this.#attendance.spoke(author)
  }

  /** Resolves when readers have been told something after `seq`, or the room is closed. */
  toldAfter(seq: Seq): Promise<void> {
    return this.#told > seq ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Notes that one more session of a user is here; the first is told to the others. */
  enter(user: User): void {
    if (!this.#attendance.enter(user, this.#ports.clock.now()) || this.record.kind !== 'open') return
    this.#arrivals.came(user)
    this.relist()
  }

  /** Notes that one session less of a user is here; the last is told to the others. */
  exit(user: User): void {
    if (!this.#attendance.exit(user) || this.record.kind !== 'open') return
    this.#arrivals.went(user)
    this.relist()
  }

  /** Feeds a reader from now on, who has been told everything up to `told`. */
  addLive(reader: Reader): void {
    const wire = reader.session.wire
    let group = this.#groups.get(wire.variant)
    if (!group) this.#groups.set(wire.variant, (group = { wire, readers: new Set() }))
    group.readers.add(reader)
    reader.isLive = true
    this.#live += 1
  }

  /** Stops feeding a reader, who may read on from the log where he stands. */
  removeLive(reader: Reader): void {
    if (!reader.isLive) return
    const variant = reader.session.wire.variant
    const group = this.#groups.get(variant)
    group?.readers.delete(reader)
    if (group?.readers.size === 0) this.#groups.delete(variant)
    reader.isLive = false
    reader.next = this.#told + 1
    reader.signalled = this.#signalled
    this.#live -= 1
  }

  /** Tells what is pending; answers how many things that was. */
  flush(): number {
    const pending = this.#pending
    this.#pending = []
    const before = this.#told
    const seqs = seqAfterEach(pending, before)
    for (const group of [...this.#groups.values()]) {
      this.#told = before
      const spelling = { wire: group.wire, view: this.view, maxBytes: this.#ports.limits.pageBytes }
      let index = 0
      for (const { frame, count } of Frame.encode(pending, spelling)) {
        for (const reader of group.readers) {
          if (!reader.session.tell(frame, reader)) reader.session.fallBehind()
        }
        index += count
        this.#told = seqs[index - 1]!
      }
    }
    this.#told = seqs.at(-1) ?? before
    this.#wake()
    return pending.length
  }

  /** Ends its timers. */
  close(): void {
    this.#arrivals.close()
    this.#ports.onClosed(this)
    this.#wake()
  }

  #wake(): void {
    if (this.#waiting.length > 0) for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #tell(told: Told): void {
    this.#pending.push(told)
    this.#pace.schedule(this.#live)
  }

  /** Fills the hole up to `seq` from the store, and what is found missing meanwhile. Never rejects. */
  async #repair(seq: Seq): Promise<void> {
    this.#repairTo = Math.max(this.#repairTo, seq)
    if (this.#isRepairing) return
    this.#isRepairing = true
    try {
      const bound = { events: this.#ports.limits.pageEvents, bytes: this.#ports.limits.pageBytes }
      while (this.#fold.head < this.#repairTo) {
        const range = { after: this.#fold.head, until: this.#repairTo }
        const events = await this.#ports.log.readLog(this.id, range, bound)
        if (events.length === 0) break
        this.deliver(events)
      }
    } catch {
      // the store does not answer: the next event that is delivered finds the same hole and tries again
    } finally {
      this.#isRepairing = false
    }
  }
}

/** How many people a line of the room list names. */
const listedNicks = 3

/** For each thing told, the seq up to which a reader knows the log once he has been told it. */
function seqAfterEach(pending: readonly Told[], before: Seq): Seq[] {
  let seq = before
  return pending.map((told) => (seq = 'event' in told ? told.event.seq : seq))
}
