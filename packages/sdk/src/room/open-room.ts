import type {
  Event,
  Marker,
  Membership,
  MessageView,
  NoticeLevel,
  Page,
  PersonView,
  RoomId,
  RoomView,
  Seq,
  Signal,
  UserId,
  UserView,
} from '@papo/protocol'
import type { RoomChange } from '../api/change.ts'
import type { Stop } from '../api/ports.ts'
import type { HowToSay, Room } from '../api/room.ts'
import type { Sending, SendingCommand } from '../api/sending.ts'
import type { HowToSend } from '../outbox/how-to-send.ts'
import type { Waiting } from '../outbox/waiting.ts'
import { Changes } from './changes.ts'
import { Company } from './company.ts'
import { Landing } from './landing.ts'
import { LogReader } from './log-reader.ts'
import type { There } from './people.ts'
import { placeOf } from './place.ts'
import { Reading } from './reading.ts'
import type { RoomHouse } from './room-house.ts'
import { RoomVoice } from './room-voice.ts'
import { OwnTyping } from './typing.ts'
import { viewAfter, viewRenamed, viewRenewed } from './view-changes.ts'
import { Window } from './window.ts'

/** A room that one is in: its log followed, and what that makes of it. */
export class OpenRoom extends RoomVoice implements Room {
  readonly id: RoomId
  readonly timeline: Window
  /** Whether events come on this connection. */
  isLive = false
  readonly #house: RoomHouse
  readonly #changes: Changes
  readonly #listeners = new Set<(change: RoomChange) => void>()
  readonly #log: LogReader
  readonly #company: Company
  readonly #ownTyping: OwnTyping
  readonly #reading: Reading
  readonly #landing = new Landing()
  #view: RoomView
  #notice: NoticeLevel
  #epoch = ''

  constructor(membership: Membership, house: RoomHouse) {
    super(house)
    this.#house = house
    this.#view = membership.room
    this.id = membership.room.id
    this.#notice = membership.notice
    this.#reading = new Reading(membership)
    this.#changes = new Changes((change) => this.#tell(change))
    this.timeline = new Window({
      changes: this.#changes,
      me: () => this.#me,
      readPage: async (reach) => (await house.ask({ verb: 'history', room: this.id, ...reach })).page,
    })
    this.#log = new LogReader(house.clock, {
      apply: (events) => this.#apply(events),
      readLog: async (after, until) => (await house.ask({ verb: 'log', room: this.id, after, until })).events,
      onBroken: () => house.resume(this),
    })
    const readPeople = async () => (await house.ask({ verb: 'who', room: { id: this.id } })).people
    this.#company = new Company({ ...house, changes: this.#changes, me: () => this.#me, readPeople })
    this.#ownTyping = new OwnTyping(house.clock, (on) => house.tell({ verb: 'typing', room: this.id, on }))
  }

  get view(): RoomView {
    return this.#view
  }

  get peer(): UserView | undefined {
    return this.#view.pair?.find(({ id }) => id !== this.#me)
  }

  get isOwn(): boolean {
    return this.#me !== undefined && this.#view.maker === this.#me
  }

  get people(): ReadonlyMap<UserId, PersonView> {
    return this.#company.people
  }

  get peopleCount(): number {
    return this.#company.count
  }

  get typing(): readonly UserView[] {
    return this.#company.typing
  }

  get marker(): Marker {
    return this.#reading.marker
  }

  get unread(): number {
    return this.#reading.unread
  }

  get mentions(): readonly Seq[] {
    return this.#reading.mentions
  }

  get notice(): NoticeLevel {
    return this.#notice
  }

  get sendings(): readonly Sending[] {
    return [...this.#landing.all, ...this.waiting.filter(({ command }) => command.verb === 'send')]
  }

  get version(): number {
    return this.#changes.version
  }

  /** Where one stands, for `resume`. */
  get position(): { readonly room: RoomId; readonly epoch: string; readonly seq: number } {
    // with nothing to show a page is wanted, whatever was told
    const place = this.timeline.isLoaded ? this.#log.position(this.#epoch) : { epoch: '', seq: 0 }
    return { room: this.id, ...place }
  }

  onChange(listener: (change: RoomChange) => void): Stop {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  send(text: string, { reply, style = 'say', files = [] }: HowToSay = {}): Sending {
    this.#ownTyping.forget()
    const words = { text, style, key: this.#house.key(), ...(reply !== undefined && { reply }) }
    const command = { verb: 'send', room: this.id, ...words } as const
    if (typeof files === 'function') return this.put(command, { coming: files })
    return this.put(files.length > 0 ? { ...command, files } : command)
  }

  mark(marker: Marker = this.#reading.newest): void {
    if (!this.#reading.mark(marker)) return
    this.#changes.aspect('unread')
    this.#house.mark(this.id, marker)
  }

  type(): void {
    this.#ownTyping.type()
  }

  stopTyping(): void {
    this.#ownTyping.stop()
  }

  async setNotice(notice: NoticeLevel): Promise<void> {
    await this.#house.ask({ verb: 'notice', room: this.id, notice })
    this.#setNotice(notice)
  }

  async leave(): Promise<void> {
    await this.#house.ask({ verb: 'leave', room: this.id })
    this.#house.exit(this.id)
  }

  /** What the server says of oneself in it. */
  renew(membership: Membership): void {
    this.#changes.together(() => {
      this.#reading.begin(membership)
      this.#view = this.isLive ? viewRenewed(this.#view, membership.room) : membership.room
      this.#changes.aspect('view')
      this.#changes.aspect('unread')
      this.#setNotice(membership.notice)
    })
  }

  /** One was told that one is in it: its events follow, and all after `after` is new, whatever page comes first. */
  expect({ after, epoch }: { readonly after: number; readonly epoch: string }): void {
    if (this.#log.seen === undefined) this.#log.begin(after)
    this.#epoch ||= epoch
  }

  /** Begins with its newest page, or goes on with it. */
  begin({ page, epoch, ...there }: There & { readonly page: Page; readonly epoch: string }): void {
    this.#changes.together(() => {
      this.#company.meet(there)
      const goesOn = this.isLive || !this.timeline.isLoaded || this.#log.isNear(page.asOf)
      if (this.#epoch === epoch && this.#log.seen !== undefined && goesOn) return this.#reach(page)
      const isAnew = this.timeline.isLoaded
      this.isLive = true
      this.#log.begin(page.asOf)
      for (const message of page.messages) this.#land(message)
      this.#settle()
      if (!isAnew) this.timeline.show(page)
      else if (this.#epoch === epoch) this.timeline.renew(page)
      else this.timeline.begin(page)
      this.#epoch = epoch
      if (isAnew) this.#house.onReset(this)
    })
  }

  /** Goes on with what was missed. */
  goOn(there: There, events: readonly Event[]): void {
    this.#changes.together(() => {
      this.isLive = true
      this.#company.meet(there)
      this.take(events)
    })
  }

  take(events: readonly Event[]): void {
    this.#changes.together(() => this.#log.take(events))
  }

  hear(signal: Signal): void {
    this.#changes.together(() => {
      this.#company.hear(signal)
      if (signal.type === 'renamed') this.#rename(signal)
      else if (signal.type === 'noticed') this.#setNotice(signal.notice)
      else if (signal.type === 'marked' && this.#reading.mark(signal.marker)) this.#changes.aspect('unread')
    })
  }

  /** The connection is gone. */
  lose(): void {
    this.isLive = false
    this.#log.lose()
    this.#ownTyping.forget()
    this.#company.lose()
  }

  /** A sending of this room changed. */
  changeSending(sending: Waiting): void {
    if (sending.state === 'sent' && sending.command.verb === 'send') {
      this.#landing.add(sending)
      this.#settle()
    }
    this.#changes.aspect('sendings')
  }

  protected put(command: SendingCommand, how: Omit<HowToSend, 'place' | 'onAdded'> = {}): Sending {
    return this.#house.send(command, { ...how, place: placeOf(this), onAdded: () => this.#changes.aspect('sendings') })
  }

  #apply(events: readonly Event[]): void {
    this.#changes.together(() => {
      for (const event of events) {
        this.timeline.apply(event)
        this.#view = viewAfter(this.#view, event)
        if (this.#reading.apply(event, this.#me)) this.#changes.aspect('unread')
        if (event.kind === 'message') this.#land(event)
      }
      this.timeline.trim()
      this.#settle()
      this.#changes.aspect('head')
      this.#house.onEvents(events, this)
    })
  }

  /** Shows a page where nothing is shown yet, and tells what in it was not told. */
  #reach(page: Page): void {
    this.isLive = true
    this.timeline.show(page, this.#log.seen ?? 0)
    this.#log.reach(page.asOf)
  }

  #land({ author, key, seq }: MessageView): void {
    this.#company.said(author)
    if (author === this.#me && key !== undefined) this.#house.settle(key, seq)
  }

  /** Own messages that are in the log now are shown there. */
  #settle(): void {
    if (this.#landing.settle(this.#log.seen ?? 0)) this.#changes.aspect('sendings')
  }

  #rename(signal: Extract<Signal, { type: 'renamed' }>): void {
    const view = viewRenamed(this.#view, signal)
    if (view === this.#view) return
    this.#view = view
    this.#changes.aspect('view')
  }

  #setNotice(notice: NoticeLevel): void {
    if (notice === this.#notice) return
    this.#notice = notice
    this.#changes.aspect('notice')
  }

  #tell(change: RoomChange): void {
    for (const listener of [...this.#listeners]) listener(change)
    this.#house.onChange(this, change)
  }

  get #me(): UserId | undefined {
    return this.#house.me()?.id
  }
}
