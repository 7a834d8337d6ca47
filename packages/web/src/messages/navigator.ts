import type { Seq, UserId } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { MessageItem } from './item.ts'
import type { MessagePane } from './message-pane.ts'
import { isHeldBack } from './mounted-range.ts'
import { places } from './places.ts'
import type { Place } from './places.ts'
import { whereToOpen } from './where-to-open.ts'
import type { Opening } from './where-to-open.ts'

/** What the list waits for while another stretch of the room is loaded. */
type Pending =
  | { readonly type: 'opening' }
  | { readonly type: 'beginning' }
  | { readonly type: 'end' }
  | { readonly type: 'message'; readonly seq: Seq }
  | { readonly type: 'place'; readonly place: Place & { readonly type: 'at' } }

/** What going from one place to another needs. */
interface NavigatorSource {
  readonly room: Room
  readonly pane: MessagePane
  readonly scroller: HTMLElement
  readonly me: () => UserId
  readonly canMove: () => boolean
  readonly onMissing: () => void
  /** The message that was asked for does not exist. */
  readonly onNoMessage: () => void
}

const flashMs = 2_000
/** A smooth scroll that nothing ends has ended by then. */
const glideMs = 900
/** The unread divider stands at this part of the height. */
const dividerAt = 0.25

/** Goes to places in a room: where it opens, its end, a message, and back. */
export class Navigator {
  readonly #source: NavigatorSource
  #pending: Pending | undefined
  #hasLoaded = false
  #back: (Place & { readonly type: 'at' }) | undefined

  constructor(source: NavigatorSource) {
    this.#source = source
  }

  /** Whether there is a place to go back to, after a reply was followed. */
  get canGoBack(): boolean {
    return this.#back !== undefined
  }

  /** Opens the room: at a message, or where it opens by itself. */
  open(target: Seq | undefined): void {
    const { room } = this.#source
    if (target !== undefined) return void this.#toMessage(target)
    if (room.timeline.isLoaded) return this.#open()
    this.#pending = { type: 'opening' }
    void this.#load(() => room.timeline.loadLatest())
  }

  /** The timeline is another stretch now. */
  onReset(): void {
    const pending = this.#pending
    this.#pending = undefined
    if (pending?.type === 'opening') return this.#open()
    if (pending?.type === 'beginning') return this.#showBeginning()
    if (pending?.type === 'message') return this.#showMessage(pending.seq)
    if (pending?.type === 'place') return this.#showPlace(pending.place)
    const { pane } = this.#source
    if (pending?.type === 'end' || pane.keeper.isStuck) return pane.showEnd()
    const place = this.#here()
    if (!place) return pane.showEnd()
    if (pane.timeline.find(place.seq)) return this.#showPlace(place)
    // so much was missed that the room began anew: what one was reading is fetched again
    pane.isFrozen = true
    this.#pending = { type: 'place', place }
    void this.#load(() => pane.timeline.loadAround(place.seq))
  }

  /** To a message, remembering where one was; resolves when it is shown. */
  async follow(seq: Seq): Promise<void> {
    this.#back = this.#here()
    await this.#toMessage(seq)
  }

  /** To a message; resolves when it is shown. */
  async jumpTo(seq: Seq): Promise<void> {
    await this.#toMessage(seq)
  }

  /** Back to where one was before a reply was followed. */
  goBack(): void {
    const place = this.#back
    this.#back = undefined
    if (!place) return
    const { pane } = this.#source
    if (pane.timeline.find(place.seq)) return this.#showPlace(place)
    this.#pending = { type: 'place', place }
    void this.#load(() => pane.timeline.loadAround(place.seq))
  }

  /** To the newest message. */
  async jumpToEnd(): Promise<void> {
    const { pane } = this.#source
    this.#back = undefined
    if (pane.timeline.hasNewer) {
      this.#pending = { type: 'end' }
      return this.#load(() => pane.timeline.loadLatest())
    }
    if (!pane.reachesEnd) return pane.showEnd()
    const { keeper } = pane
    keeper.isStuck = true
    if (keeper.distance > 2 * keeper.height || !this.#source.canMove()) keeper.pin()
    else this.#glide(keeper.distance)
    pane.askFrame()
  }

  /** To the oldest message. */
  async jumpToBeginning(): Promise<void> {
    const { pane } = this.#source
    const [first] = pane.timeline.messages
    if (!pane.timeline.hasOlder && first) return this.#showBeginning()
    this.#pending = { type: 'beginning' }
    await this.#load(() => pane.timeline.loadAround(1))
  }

  /** Remembers where one is, for when one comes back. */
  leave(): void {
    const { room, pane } = this.#source
    // a phone that is turned may have laid out everything anew just now
    pane.keeper.settle()
    const isAtEnd = pane.keeper.isStuck && pane.reachesEnd
    const place = isAtEnd ? undefined : this.#here()
    places.set(room.id, place ?? { type: 'end' })
  }

  #open(): void {
    const { room, me, pane } = this.#source
    const opening = whereToOpen(room, places.get(room.id), me())
    if (opening.type === 'load') return this.#loadOpening(opening)
    if (opening.type === 'end') return pane.showEnd()
    if (opening.type === 'at') return this.#showPlace(opening)
    pane.unread = opening.unread
    this.#showUnread(opening.unread.first)
  }

  #loadOpening({ what }: Opening & { readonly type: 'load' }): void {
    const { pane } = this.#source
    if (this.#hasLoaded) return pane.showEnd()
    this.#hasLoaded = true
    // else what comes meanwhile would show the end, only to leave it again
    pane.isFrozen = true
    this.#pending = { type: 'opening' }
    void this.#load(() => (what === 'latest' ? pane.timeline.loadLatest() : pane.timeline.loadAround(what)))
  }

  /** At the end where all that is new fits in; else with the divider in the upper part. */
  #showUnread(first: Seq): void {
    const { pane } = this.#source
    const { keeper } = pane
    if (!pane.timeline.hasNewer) {
      pane.showEnd()
      const divider = pane.rows.get('unread')?.element
      if (divider && keeper.spanOf(divider).top >= 0) return
    }
    pane.showAround(first, (row) => {
      keeper.place(pane.rows.get('unread')?.element ?? row, keeper.height * dividerAt)
    })
  }

  async #toMessage(seq: Seq): Promise<void> {
    const { pane } = this.#source
    const { timeline } = pane
    if (!timeline.isLoaded || !timeline.find(seq) || isHeldBack(timeline, seq)) return this.#loadMessage(seq)
    const row = pane.rowOf(seq)
    if (!row || !this.#source.canMove()) return this.#showMessage(seq)
    const { keeper } = pane
    const way = keeper.spanOf(row).top - this.#middleFor(row)
    if (Math.abs(way) > 2 * keeper.height) return this.#showMessage(seq)
    keeper.isStuck = false
    flash(row)
    this.#glide(way)
  }

  async #loadMessage(seq: Seq): Promise<void> {
    this.#pending = { type: 'message', seq }
    await this.#load(() => this.#source.pane.timeline.loadAround(seq))
  }

  #showBeginning(): void {
    const { pane } = this.#source
    const [first] = pane.timeline.messages
    if (first) this.#showMessage(first.seq)
    else pane.showEnd()
  }

  #showMessage(seq: Seq): void {
    const { pane } = this.#source
    const isThere = pane.showAround(seq, (row) => {
      pane.keeper.place(row, this.#middleFor(row))
      flash(row)
    })
    if (!isThere) pane.showEnd()
    if (!pane.timeline.find(seq)) this.#source.onNoMessage()
  }

  #showPlace({ seq, top }: { readonly seq: Seq; readonly top: number }): void {
    const { pane } = this.#source
    if (!pane.showAround(seq, (row) => pane.keeper.place(row, top))) pane.showEnd()
  }

  #middleFor(row: HTMLElement): number {
    const { keeper } = this.#source.pane
    const { top, bottom } = keeper.spanOf(row)
    return Math.max(24, (keeper.height - (bottom - top)) / 2)
  }

  /** The first message in sight. */
  #here(): (Place & { readonly type: 'at' }) | undefined {
    const { pane } = this.#source
    const { rows, keeper } = pane
    const row = rows.shown.slice(keeper.firstEndingBelow(0)).find(({ item }) => item.type === 'message')
    if (!row) return undefined
    return { type: 'at', seq: (row.item as MessageItem).message.seq, top: keeper.spanOf(row.element).top }
  }

  #glide(way: number): void {
    if (Math.abs(way) < 1) return
    const { scroller, pane } = this.#source
    pane.keeper.isGliding = true
    scroller.scrollBy({ top: way, behavior: 'smooth' })
    setTimeout(() => pane.keeper.rested(), glideMs)
  }

  /** Never rejects. What waits for the other stretch is done as it comes, before this resolves. */
  async #load(load: () => Promise<void>): Promise<void> {
    const { pane, onMissing } = this.#source
    try {
      await (pane.rows.shown.length > 0 ? load() : pane.pages.first(load))
    } catch {
      this.#pending = undefined
      pane.isFrozen = false
      onMissing()
      if (pane.timeline.isLoaded) pane.refresh()
    }
  }
}

function flash(row: HTMLElement): void {
  row.classList.add('flash')
  setTimeout(() => row.classList.remove('flash'), flashMs)
}
