import type { Seq } from '@papo/protocol'
import type { Room, RoomChange } from '@papo/sdk'
import { Arrivals } from './arrivals.ts'
import type { ArrivalsStyle } from './arrivals.ts'
import { isAwaited } from './awaited.ts'
import { keyOf } from './build-items.ts'
import { followScroller } from './follow-scroller.ts'
import type { Item, UnreadPlace } from './item.ts'
import {
  extendedToEnd,
  grownDown,
  grownUp,
  hasMoreAbove,
  indexFrom,
  isHeldBack,
  maxRows,
  placeOf,
  rangeAround,
  rangeAtEnd,
  shrunkAtBottom,
  shrunkAtTop,
  sliceRows,
  spareRows,
  withoutHeldBack,
} from './mounted-range.ts'
import type { MountedRange } from './mounted-range.ts'
import { PageLoader } from './page-loader.ts'
import { paneItems } from './pane-items.ts'
import type { PaneElements, PaneSource } from './pane-parts.ts'
import { aheadPx, Reach, reservePx, urgentPx } from './reach.ts'
import { Rows } from './rows.ts'
import { ScrollKeeper } from './scroll-keeper.ts'
import { Unanswered } from './unanswered.ts'

/** The messages of a room in the page: some of those that are in memory, around what is seen. */
export class MessagePane {
  readonly rows: Rows
  readonly keeper: ScrollKeeper
  readonly arrivals: Arrivals
  readonly pages: PageLoader
  unread: UnreadPlace | undefined
  openLine: number | undefined
  /** What is in the page stays as it is, until something is shown. */
  isFrozen = false
  readonly #source: PaneSource
  readonly #elements: PaneElements
  readonly #revisions = new Map<string, number>()
  readonly #unanswered: Unanswered
  readonly #reach: Reach
  #range: MountedRange | undefined
  #frame = 0
  /** More rows are above the end than are of use. */
  #hasSpare = false
  /** The person scrolled in this frame. */
  #hasScrolled = false
  #stops: (() => void)[] = []

  constructor(elements: PaneElements, source: PaneSource) {
    this.#elements = elements
    this.#source = source
    this.rows = new Rows(elements.list, source.painter)
    this.#unanswered = new Unanswered(source)
    this.#reach = new Reach(elements)
    this.keeper = new ScrollKeeper({
      scroller: elements.scroller,
      elements: () => this.rows.elements,
      reserve: (height) => this.#reach.reserve(height),
      isWhole: () => this.reachesEnd,
    })
    this.arrivals = new Arrivals(source.room.id, source.me().id)
    this.pages = new PageLoader(this.timeline, elements, {
      clock: source.clock,
      onChange: () => this.askFrame(),
      onFailed: () => this.refresh(),
    })
    this.#unanswered.read()
    this.#listen()
  }

  get timeline(): Room['timeline'] {
    return this.#source.room.timeline
  }

  /** Whether what is in the page reaches the newest message. */
  get reachesEnd(): boolean {
    const last = this.timeline.messages.at(-1)
    return !this.timeline.hasNewer && (!last || this.#range?.to === last.seq)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#source.pace.drop(this.#drawLate)
    cancelAnimationFrame(this.#frame)
    this.rows.clear()
  }

  /** Draws anew what depends on things that the room doesn't tell of. */
  refresh(how: { readonly isWhole?: boolean } = {}): void {
    if (this.isFrozen) return
    if (how.isWhole) for (const { item } of this.rows.shown) this.#bump(item.key)
    this.keeper.change(() => this.#draw())
    this.askFrame()
  }

  /** Draws one row anew. */
  touch(key: string): void {
    this.#bump(key)
    this.refresh()
  }

  /** Puts the newest messages into the page, and shows the end. */
  showEnd(): void {
    this.isFrozen = false
    this.#range = rangeAtEnd(this.timeline.messages, 2 * sliceRows)
    this.keeper.isStuck = true
    this.keeper.change(() => this.#draw())
    this.keeper.follow()
    this.askFrame()
  }

  /** Puts messages around one into the page; `place` then scrolls. False where it is not in memory. */
  showAround(seq: Seq, place: (element: HTMLElement) => void): boolean {
    const { messages } = this.timeline
    const index = indexFrom(messages, seq)
    const message = messages[isHeldBack(this.timeline, messages[index]?.seq) ? index + 1 : index]
    if (!message) return false
    this.isFrozen = false
    this.keeper.isStuck = false
    if (!this.rowOf(message.seq)) {
      this.#range = rangeAround(messages, message.seq, 3 * sliceRows)
      this.#draw()
    }
    const row = this.rowOf(message.seq)
    if (row) place(row)
    this.keeper.hold()
    this.askFrame()
    return row !== undefined
  }

  /** The element of a message, where it is in the page. */
  rowOf(seq: Seq): HTMLLIElement | undefined {
    const message = this.timeline.find(seq)
    const row = message && this.rows.get(keyOf(message, this.#source.me().id))
    return row?.isKept ? undefined : row?.element
  }

  /** Tells a line of comings and goings. */
  tell(signal: Parameters<Arrivals['tell']>[0], style: ArrivalsStyle): void {
    const after = this.timeline.messages.at(-1)?.seq ?? 0
    if (this.arrivals.tell(signal, { after, at: Date.now(), style })) this.#source.pace.ask(this.#drawLate)
  }

  /** Looks, in the next frame, whether rows or pages are missing. */
  askFrame(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      // what waits to be drawn at the end asks for a frame of its own
      const isDue = this.#source.pace.has(this.#drawLate)
      if (isDue && this.keeper.isStuck && !this.keeper.isGliding) return
      if (isDue) this.#drawLate()
      this.keeper.follow()
      if (this.keeper.waitsForRest) this.askFrame()
      else if (this.#mayRefill()) this.keeper.refill()
      if (this.#mayWait()) this.askFrame()
      else this.#fill()
      this.#hasScrolled = false
      this.keeper.hasFollowed = false
      this.#source.onFrame()
    })
  }

  #listen(): void {
    const onMoved = (): void => void (this.#hasScrolled = true)
    this.#stops = [
      followScroller(this.#elements, { keeper: this.keeper, onMoved, askFrame: () => this.askFrame() }),
      this.#source.room.onChange((change) => this.#follow(change)),
    ]
  }

  #follow(change: RoomChange): void {
    const hasSent = change.aspects.has('sendings') && this.#unanswered.read()
    for (const seq of change.changed) {
      const message = this.timeline.find(seq)
      if (message) this.#bump(keyOf(message, this.#source.me().id))
    }
    if (change.isReset) return this.#source.onReset()
    if (this.isFrozen) return
    const { messages, hasNewer } = this.timeline
    if (this.keeper.isStuck && change.appended > 0 && !hasNewer)
      this.#range = extendedToEnd(messages, this.#range, change.appended)
    if (!isAwaited(change)) return this.#source.pace.ask(this.#drawLate)
    this.keeper.change(() => this.#draw())
    this.askFrame()
    if (hasSent && !(this.keeper.isStuck && this.reachesEnd)) this.#source.onSent()
  }

  /** What may have waited for it is drawn too. */
  readonly #drawLate = (): void => {
    if (this.isFrozen) return
    const spare = this.#hasSpare && this.keeper.isStuck ? this.#range : undefined
    this.#hasSpare = false
    const rest = spare && shrunkAtTop(this.timeline.messages, spare, spareRows)
    if (rest) this.#range = rest
    this.keeper.dropBefore(rest && this.rowOf(rest.from), () => this.#draw())
    // seldom enough to lay the list out at once; in the frame it would be scrolled in one frame more
    this.keeper.follow()
    this.askFrame()
  }

  #bump(key: string): void {
    this.#revisions.set(key, (this.#revisions.get(key) ?? 0) + 1)
  }

  #draw({ isGrowing = false } = {}): void {
    const { timeline } = this
    this.#source.pace.drop(this.#drawLate)
    const range = this.#range ?? (this.keeper.isStuck ? rangeAtEnd(timeline.messages, 2 * sliceRows) : undefined)
    this.#range = range && withoutHeldBack(timeline, range)
    this.rows.show(timeline.isLoaded ? this.#items() : [])
    this.#trim()
    const hasFirst = timeline.isLoaded && !timeline.hasOlder && this.#range?.from === timeline.messages[0]?.seq
    const isBeginning = this.#reach.showEdges({ hasFirst, isGrowing, isEnd: this.reachesEnd })
    this.keeper.reservePx = isBeginning || this.#elements.older.classList.contains('failed') ? 0 : reservePx
  }

  /** Dividers count too: what is in the page stays under the bound. */
  #trim(): void {
    const excess = this.rows.shown.length - maxRows
    if (excess <= 0 || !this.#range) return
    const { messages } = this.timeline
    const isAbove = this.keeper.isStuck || this.keeper.firstEndingBelow(0) > this.rows.shown.length / 2
    this.#range = isAbove ? shrunkAtTop(messages, this.#range, excess) : shrunkAtBottom(messages, this.#range, excess)
    this.rows.show(this.#items())
  }

  #items(): Item[] {
    return paneItems({
      source: this.#source,
      range: this.#range,
      reachesEnd: this.reachesEnd,
      arrivals: this.arrivals.lines,
      unanswered: this.#unanswered,
      unread: this.unread,
      openLine: this.openLine,
      revisionOf: (key) => this.#revisions.get(key) ?? 0,
    })
  }

  /**
   * Rows are not put above what is seen in a frame in which it is scrolled, while there are enough: a browser can't tell
   * one from the other then, and takes it for a jump. Who follows the end needs none of them before the next frame.
   */
  #mayWait(): boolean {
    if (this.keeper.hasFollowed) return true
    if (!this.#hasScrolled || !this.#range) return false
    const { above, below } = this.#reach.ready(this.keeper)
    return Math.min(above, below) > urgentPx
  }

  /** Who scrolled farther than rows reach sees the reserve: it stays as long as rows are to be put there soon. */
  #mayRefill(): boolean {
    if (this.#hasScrolled || this.keeper.isGliding || this.keeper.hasFollowed) return false
    if (this.isFrozen || this.#reach.ready(this.keeper).above >= 0) return true
    return !hasMoreAbove(this.timeline, this.#range) && !this.pages.isOlderDue
  }

  /** One slice of rows per frame, where what is ready ends too near to what is seen; then pages. */
  #fill(): void {
    if (!this.timeline.isLoaded || this.isFrozen || this.keeper.isGliding || !this.#range) return
    const { messages, hasOlder, hasNewer } = this.timeline
    if (this.#reach.owesBeginning) return this.#drawInFrame(() => this.#draw())
    const [, end] = placeOf(messages, this.#range)
    const isMore = hasMoreAbove(this.timeline, this.#range)
    const ahead = this.#reach.wanted(this.keeper, this.rows.shown.length)
    const { above, below } = this.#reach.ready(this.keeper)
    if (above < ahead && isMore) return this.#grow(grownUp(messages, this.#range))
    this.#hasSpare = above > this.#reach.most(ahead, this.rows.shown.length)
    if (below < ahead && end < messages.length && !this.keeper.isStuck)
      return this.#grow(grownDown(messages, this.#range))
    if (above < aheadPx && hasOlder && !isMore) void this.pages.load('older')
    else if (below < aheadPx && hasNewer && end === messages.length)
      void this.pages.load('newer').then(() => this.keeper.arrive())
  }

  #grow(range: MountedRange | undefined): void {
    this.#drawInFrame(() => {
      this.#range = range
      this.#draw({ isGrowing: true })
    })
  }

  #drawInFrame(draw: () => void): void {
    const hadEnd = this.reachesEnd
    this.keeper.change(draw)
    // this is in a frame: what is put in above the end is drawn now, and the end with it
    if (!hadEnd) this.keeper.arrive()
    this.keeper.follow()
    this.askFrame()
  }
}
