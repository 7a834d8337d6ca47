import type { MessageView, Seq, UserId } from '@papo/protocol'
import type { Clock, Room, RoomChange, Sending } from '@papo/sdk'
import { actsBySeq, withActs } from './acts.ts'
import { Arrivals } from './arrivals.ts'
import type { ArrivalsStyle } from './arrivals.ts'
import { buildItems, keyOf } from './build-items.ts'
import type { Item, UnreadPlace } from './item.ts'
import {
  grownDown,
  grownUp,
  indexFrom,
  maxRows,
  placeOf,
  rangeAround,
  rangeAtEnd,
  shrunkAtBottom,
  shrunkAtTop,
  sliceRows,
} from './mounted-range.ts'
import type { MountedRange } from './mounted-range.ts'
import { PageLoader } from './page-loader.ts'
import { Rows } from './rows.ts'
import type { RowPainter } from './rows.ts'
import { ScrollKeeper } from './scroll-keeper.ts'

/** The elements that a list stands in, from top to bottom, within `scroller`. */
export interface PaneElements {
  readonly scroller: HTMLElement
  readonly rest: HTMLElement
  readonly older: HTMLElement
  readonly beginning: HTMLElement
  readonly list: HTMLElement
  readonly newer: HTMLElement
}

/** What a list stands on; the functions tell what may change while it is shown. */
export interface PaneSource {
  readonly room: Room
  readonly clock: Clock
  readonly me: () => { readonly id: UserId; readonly nick: string }
  readonly ignored: () => ReadonlySet<UserId>
  readonly editing: () => Seq | undefined
  readonly dayText: (at: number) => string
  readonly painter: RowPainter
  /** After each change of what is in the page, and each scroll. */
  readonly onFrame: () => void
  /** Own messages were sent: the list goes to its end. */
  readonly onSent: () => void
  /** Something that the person did to a message was refused. */
  readonly onRefused: (act: Sending) => void
  /** The timeline is another stretch of the room. */
  readonly onReset: () => void
}

/** How far beyond what is seen rows are ready. */
const aheadPx = 1_200
/** Enough for two slices of long messages. */
const reservePx = 2_400
/** Nearer than this, they can't wait for a frame without a scroll. */
const urgentPx = 250

/** The messages of a room in the page: some of those that are in memory, around what is seen. */
export class MessagePane {
  readonly rows: Rows
  readonly keeper: ScrollKeeper
  readonly arrivals: Arrivals
  unread: UnreadPlace | undefined
  openLine: number | undefined
  /** What is in the page stays as it is, until something is shown. */
  isFrozen = false
  readonly #source: PaneSource
  readonly #elements: PaneElements
  readonly #revisions = new Map<string, number>()
  readonly #known = new Set<string>()
  readonly #acted = new Map<Seq, { base: MessageView; acts: readonly Sending[]; view: MessageView }>()
  #acts: ReadonlyMap<Seq, readonly Sending[]> = new Map()
  #range: MountedRange | undefined
  readonly #pages: PageLoader
  #frame = 0
  /** The person scrolled in this frame. */
  #hasScrolled = false
  #stops: (() => void)[] = []

  constructor(elements: PaneElements, source: PaneSource) {
    this.#elements = elements
    this.#source = source
    this.rows = new Rows(elements.list, source.painter)
    const { scroller, rest } = elements
    this.keeper = new ScrollKeeper({ scroller, rest, elements: () => this.rows.elements })
    this.arrivals = new Arrivals(source.room.id, source.me().id)
    this.#pages = new PageLoader(this.timeline, elements, {
      clock: source.clock,
      onDone: () => this.askFrame(),
      onFailed: () => this.refresh(),
    })
    this.#readSendings()
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
    const message = this.timeline.find(seq) ?? this.timeline.messages[indexFrom(this.timeline.messages, seq)]
    if (!message) return false
    this.isFrozen = false
    this.keeper.isStuck = false
    if (!this.rowOf(message.seq)) {
      this.#range = rangeAround(this.timeline.messages, message.seq, 3 * sliceRows)
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

  /** A message as it is shown. */
  viewOf(message: MessageView): MessageView {
    const acts = this.#acts.get(message.seq)
    if (!acts) return message
    const before = this.#acted.get(message.seq)
    if (before?.base === message && isSameList(before.acts, acts)) return before.view
    const view = withActs(message, acts, this.#source.me().nick)
    this.#acted.set(message.seq, { base: message, acts, view })
    return view
  }

  /** Tells a line of comings and goings. */
  tell(signal: Parameters<Arrivals['tell']>[0], style: ArrivalsStyle): void {
    const after = this.timeline.messages.at(-1)?.seq ?? 0
    if (this.arrivals.tell(signal, { after, at: Date.now(), style })) this.refresh()
  }

  /** Looks, in the next frame, whether rows or pages are missing. */
  askFrame(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.keeper.follow()
      if (this.#mayWait()) this.askFrame()
      else this.#fill()
      this.#hasScrolled = false
      this.#source.onFrame()
    })
  }

  /** Asks again for what could not be loaded. */
  retry(): void {
    this.#pages.retry()
    this.askFrame()
  }

  #listen(): void {
    const { scroller, list } = this.#elements
    const onScroll = (): void => {
      if (this.keeper.scrolled()) this.#hasScrolled = true
      this.askFrame()
    }
    const onRest = (): void => {
      this.keeper.rested()
      this.keeper.settle()
      this.askFrame()
    }
    const sizes = new ResizeObserver(() => {
      this.keeper.settle()
      this.askFrame()
    })
    scroller.addEventListener('scroll', onScroll, { passive: true })
    scroller.addEventListener('scrollend', onRest)
    sizes.observe(scroller)
    sizes.observe(list)
    this.#stops = [
      () => scroller.removeEventListener('scroll', onScroll),
      () => scroller.removeEventListener('scrollend', onRest),
      () => sizes.disconnect(),
      this.#source.room.onChange((change) => this.#follow(change)),
    ]
  }

  #follow(change: RoomChange): void {
    const hasSent = change.aspects.has('sendings') && this.#readSendings()
    const me = this.#source.me().id
    for (const seq of change.changed) {
      const message = this.timeline.find(seq)
      if (message) this.#bump(keyOf(message, me))
    }
    if (change.isReset) return this.#source.onReset()
    if (this.isFrozen) return
    this.keeper.change(() => {
      if (this.keeper.isStuck && change.appended > 0) this.#toEnd(change.appended)
      this.#draw()
    })
    this.askFrame()
    if (hasSent && !(this.keeper.isStuck && this.reachesEnd)) this.#source.onSent()
  }

  /** The end is followed: what was appended is shown at once, but never more than a few slices. */
  #toEnd(appended: number): void {
    const { messages } = this.timeline
    if (this.timeline.hasNewer) return
    const last = messages.at(-1)
    if (!last) return
    const range = this.#range && appended <= sliceRows ? { from: this.#range.from, to: last.seq } : undefined
    const [first, end] = range ? placeOf(messages, range) : [0, 0]
    if (!range) this.#range = rangeAtEnd(messages, 2 * sliceRows)
    else this.#range = end - first > maxRows ? shrunkAtTop(messages, range, sliceRows) : range
  }

  /** True where there is a new message on its way. */
  #readSendings(): boolean {
    const { sendings, acts } = this.#source.room
    this.#acts = actsBySeq(acts)
    for (const act of acts) {
      if (act.state !== 'failed' || this.#known.has(act.key)) continue
      this.#known.add(act.key)
      this.#source.onRefused(act)
    }
    const fresh = sendings.filter(({ key }) => !this.#known.has(key))
    for (const { key } of fresh) this.#known.add(key)
    return fresh.some(({ state }) => state === 'local')
  }

  #bump(key: string): void {
    this.#revisions.set(key, (this.#revisions.get(key) ?? 0) + 1)
  }

  #draw(): void {
    const { timeline } = this
    this.#range = this.#stillThere()
    const items = timeline.isLoaded ? this.#items() : []
    this.rows.show(items)
    this.#trim()
    const isBeginning = timeline.isLoaded && !timeline.hasOlder && this.#range?.from === timeline.messages[0]?.seq
    this.keeper.reservePx = isBeginning || this.#elements.older.classList.contains('failed') ? 0 : reservePx
    this.#elements.older.hidden = isBeginning
    this.#elements.beginning.hidden = !isBeginning
    this.#elements.newer.hidden = this.reachesEnd
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

  #stillThere(): MountedRange | undefined {
    const { messages } = this.timeline
    if (!this.#range) return this.keeper.isStuck ? rangeAtEnd(messages, 2 * sliceRows) : undefined
    return shrunkAtTop(messages, this.#range, 0)
  }

  #items(): Item[] {
    const { room, ignored, editing, dayText, me } = this.#source
    const { messages, hasOlder } = this.timeline
    const [first, end] = this.#range ? placeOf(messages, this.#range) : [0, 0]
    const hidden = ignored()
    const isShown = ({ author }: MessageView): boolean => !hidden.has(author)
    return buildItems({
      messages: messages
        .slice(first, end)
        .filter(isShown)
        .map((message) => this.viewOf(message)),
      before: messages[first - 1],
      isBeginning: first === 0 && !hasOlder,
      sendings: this.reachesEnd ? room.sendings : [],
      arrivals: this.reachesEnd
        ? this.arrivals.lines
        : this.arrivals.lines.filter(({ after }) => after < (this.#range?.to ?? 0)),
      unread: this.unread,
      me: me().id,
      lastOwn: room.sendings.length > 0 ? undefined : messages.findLast(({ author }) => author === me().id)?.seq,
      editing: editing(),
      openLine: this.openLine,
      revisionOf: (key) => this.#revisions.get(key) ?? 0,
      dayText,
    })
  }

  /**
   * Rows are not put above what is seen in a frame in which it is scrolled, while there are enough: a browser can't tell
   * one from the other then, and takes it for a jump.
   */
  #mayWait(): boolean {
    if (!this.#hasScrolled || !this.#range) return false
    const { above, below } = this.#ready()
    return Math.min(above, below) > urgentPx
  }

  /** One slice of rows per frame, where what is ready ends too near to what is seen; then pages. */
  #fill(): void {
    if (!this.timeline.isLoaded || this.isFrozen || this.keeper.isGliding || !this.#range) return
    const { messages, hasOlder, hasNewer } = this.timeline
    const [first, end] = placeOf(messages, this.#range)
    const ahead = this.#ahead()
    const { above, below } = this.#ready()
    if (above < ahead && first > 0) return this.#grow(grownUp(messages, this.#range))
    if (below < ahead && end < messages.length && !this.keeper.isStuck)
      return this.#grow(grownDown(messages, this.#range))
    if (above < aheadPx && hasOlder && first === 0) void this.#pages.load('older')
    else if (below < aheadPx && hasNewer && end === messages.length) void this.#pages.load('newer')
  }

  #grow(range: MountedRange | undefined): void {
    this.keeper.change(() => {
      this.#range = range
      this.#draw()
    })
    this.askFrame()
  }

  /** As much as fits twice into the most rows that may be there. */
  #ahead(): number {
    const { list } = this.#elements
    const perRow = list.offsetHeight / Math.max(1, this.rows.shown.length)
    return Math.min(aheadPx, Math.max(200, (perRow * (maxRows - 2 * sliceRows) - this.keeper.height) / 2))
  }

  /** Pixels of rows above and below what is seen. */
  #ready(): { readonly above: number; readonly below: number } {
    const { top, bottom } = this.keeper.spanOf(this.#elements.list)
    return { above: -top, below: bottom - this.keeper.height }
  }
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
