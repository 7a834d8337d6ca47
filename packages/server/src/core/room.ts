import { Word } from '@papo/protocol'
import type { Event, Limits, PersonView, RoomId, RoomListing, RoomView, Seq, Signal, UserId } from '@papo/protocol'
import type { Appender } from './appender.ts'
import { Arrivals } from './arrivals.ts'
import { Attendance } from './attendance.ts'
import type { Clock } from './clock.ts'
import { Fold } from './fold.ts'
import { Frame, type Told, seqAfterEach } from './frame.ts'
import { HoleFiller } from './hole-filler.ts'
import { LiveReaders } from './live-readers.ts'
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
  /** Called with what should not have happened; must not throw. */
  readonly onError: (error: unknown) => void
}

/** A room of this node: the fold of its log, who is there, and those who are told as it happens. */
export class Room {
  readonly record: RoomRecord
  readonly pages: LogPages
  /** Set while its end is on its way to the log: nobody enters any more. */
  isEnding = false
  readonly #attendance: Attendance
  readonly #readers = new LiveReaders()
  readonly #ports: RoomPorts
  readonly #fold: Fold
  readonly #pace: Pace
  readonly #arrivals: Arrivals
  readonly #holes: HoleFiller
  #pending: Told[] = []
  #told: Seq
  #word: Word | undefined
  #underWay = 0
  /** The seq of the newest event that was appended here, told or not. */
  #newest: Seq = 0
  #signalled = 0
  #listing: RoomListing | undefined
  readonly #waiting = new Set<() => void>()

  constructor(record: RoomRecord, ports: RoomPorts) {
    this.record = record
    this.#ports = ports
    this.#fold = new Fold(record)
    this.#told = record.head
    this.#attendance = new Attendance(ports.limits.recentSpeakers)
    this.pages = new LogPages(record.id, ports.log, ports.limits)
    this.#holes = new HoleFiller(this, ports)
    this.#pace = new Pace(ports.clock, ports.limits, () => this.flush())
    this.#arrivals = new Arrivals(record.id, ports, (signal) =>
      this.signal(signal, signal.type === 'gathered' ? undefined : signal.user),
    )
  }

  /** Its name, ready to be compared with what somebody mistyped. */
  get word(): Word {
    return (this.#word ??= new Word(this.record.name))
  }

  get id(): RoomId {
    return this.record.id
  }

  get view(): RoomView {
    return this.#fold.view
  }

  /** The seq up to which it knows its log, told or not. */
  get head(): Seq {
    return this.#fold.head
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

  /** The first of who is there, as others see them: so many of them at most that an answer stays small. */
  personViews(most = this.#ports.limits.peopleListed): readonly PersonView[] {
    return this.#attendance.views(most)
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

  /** The wires on which it is read as things happen, one of each variant. */
  get wires(): readonly Wire[] {
    return this.#readers.groups.map(({ wire }) => wire)
  }

  /** Appends a draft; what it changes here is changed by `deliver`. */
  append(draft: Draft): Promise<Appended> {
    const appended = this.#ports.appender.append(draft)
    // only conversations are let go of, and so must know what is on its way
    return this.record.pair ? this.#follow(appended) : appended
  }

  /** Whether nothing is on its way to its log or to its live readers. */
  get isAtRest(): boolean {
    return this.#underWay === 0 && this.#pending.length === 0 && this.#told >= Math.max(this.#newest, this.#fold.head)
  }

  /** Called by the bus, in this process or from another. Repeats are dropped; a hole is filled from the store. */
  deliver(events: readonly Event[]): void {
    for (const event of events) {
      if (event.seq <= this.#fold.head) continue
      if (event.seq > this.#fold.head + 1) return void this.#holes.fill(Math.max(...events.map(({ seq }) => seq)))
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

  /** Calls `f` when something after `seq` was told, or the room is closed; the answer cancels. */
  onceTold(seq: Seq, f: () => void): () => void {
    if (this.#told > seq) f()
    else this.#waiting.add(f)
    return () => void this.#waiting.delete(f)
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
    this.#readers.add(reader)
    reader.isLive = true
  }

  /** Stops feeding a reader, who may read on from the log where he stands. */
  removeLive(reader: Reader): void {
    if (!reader.isLive) return
    this.#readers.delete(reader)
    reader.isLive = false
    reader.next = this.#told + 1
    reader.signalled = this.#signalled
  }

  /** Tells what is pending; answers how many things that was. */
  flush(): number {
    const pending = this.#pending
    this.#pending = []
    const before = this.#told
    const seqs = seqAfterEach(pending, before)
    for (const group of this.#readers.groups) {
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
    if (this.#told > before) this.#wake()
    return pending.length
  }

  /** Ends its timers. */
  close(): void {
    this.#arrivals.close()
    this.#ports.onClosed(this)
    this.#wake()
  }

  #wake(): void {
    for (const f of this.#waiting) if (this.#waiting.delete(f)) f()
  }

  async #follow(appended: Promise<Appended>): Promise<Appended> {
    this.#underWay += 1
    try {
      const result = await appended
      if (result.type === 'appended') this.#newest = Math.max(this.#newest, result.seq)
      return result
    } finally {
      this.#underWay -= 1
    }
  }

  #tell(told: Told): void {
    this.#pending.push(told)
    this.#pace.schedule(this.#readers.size)
  }
}

/** How many people a line of the room list names. */
const listedNicks = 3
