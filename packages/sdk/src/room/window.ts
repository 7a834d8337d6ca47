import type { Event, MessageView, Page, Quote, Seq, UserId } from '@papo/protocol'
import type { Timeline } from '../api/timeline.ts'
import type { Changes } from './changes.ts'
import { foldMessage } from './fold-message.ts'
import type { ChangingEvent } from './fold-message.ts'
import { Quotes, quoteOf } from './quotes.ts'

/** What part of a room's history is wanted. */
export type Reach = { readonly before?: Seq; readonly after?: Seq; readonly around?: Seq; readonly limit: number }

/** What a window reads from, and whom it belongs to. */
export interface WindowSource {
  readonly changes: Changes
  readonly me: () => UserId | undefined
  readPage(reach: Reach): Promise<Page>
}

const pageSize = 60
const maxKept = 400
/** Of a room that nobody looks at. */
const maxKeptUnused = 100

/** The messages of a room that are in memory: one stretch of its history, as they stand. */
export class Window implements Timeline {
  readonly #source: WindowSource
  readonly #quotes: Quotes
  #messages: readonly MessageView[] = []
  #isLoaded = false
  #hasOlder = false
  #hasNewer = false
  #isUsed = false
  /** What is on the screen. */
  #view: { readonly first: Seq; readonly last: Seq } | undefined
  /** Up to which seq of the log each message is folded: a page may be ahead of the events, or behind them. */
  readonly #foldedTo = new Map<Seq, number>()
  /** Events that came while pages were under way: a page may be older than they are. */
  #recent: Event[] = []
  #reading = 0
  /** So many places are asked for: until they come, nothing else is shown in their stead. */
  #placing = 0
  /** Counts windows: a page asked for by another one is of no use. */
  #generation = 0

  constructor(source: WindowSource) {
    this.#source = source
    this.#quotes = new Quotes(
      (seq) => source.readPage({ around: seq, limit: 1 }),
      (seq) => source.changes.together(() => this.#touchRepliesTo(seq)),
    )
  }

  get messages(): readonly MessageView[] {
    return this.#messages
  }

  get isLoaded(): boolean {
    return this.#isLoaded
  }

  get hasOlder(): boolean {
    return this.#hasOlder
  }

  get hasNewer(): boolean {
    return this.#hasNewer
  }

  get view(): { readonly first: Seq; readonly last: Seq } | undefined {
    return this.#view
  }

  find(seq: Seq): MessageView | undefined {
    const index = this.#indexOf(seq)
    return index < 0 ? undefined : this.#messages[index]
  }

  quoteOf({ reply }: MessageView): Quote | undefined {
    if (!reply) return undefined
    const message = this.find(reply.seq)
    return message ? quoteOf(message) : this.#quotes.get(reply.seq)
  }

  look(first: Seq, last: Seq): void {
    this.#view = { first, last }
    this.#isUsed = true
  }

  async loadOlder(): Promise<void> {
    const first = this.#messages[0]
    if (!first || !this.#hasOlder) return
    await this.#load({ before: first.seq, limit: pageSize }, (page) => this.#prepend(page))
  }

  async loadNewer(): Promise<void> {
    const last = this.#messages.at(-1)
    if (!last || !this.#hasNewer) return
    await this.#load({ after: last.seq, limit: pageSize }, (page) => this.#append(page))
  }

  async loadAround(seq: Seq): Promise<void> {
    this.#placing += 1
    try {
      await this.#replace({ around: seq, limit: pageSize })
    } catch (error) {
      // the page that would have been shown else was not taken
      if (!this.#isLoaded) void this.loadLatest().catch(() => undefined)
      throw error
    } finally {
      this.#placing -= 1
    }
  }

  async loadLatest(): Promise<void> {
    if (this.#isLoaded && !this.#hasNewer) return
    await this.#replace({ limit: pageSize })
  }

  /** Another window. */
  begin(page: Page): void {
    this.#generation += 1
    this.#isLoaded = true
    this.#foldedTo.clear()
    this.#messages = page.messages
    this.#hasOlder = page.more
    this.#hasNewer = page.newer
    this.#view = undefined
    this.#source.changes.reset()
    this.#takePage(page)
  }

  /**
   * Shows a page where nothing is shown yet, and no place was asked for; one that was overtaken by the events up to
   * `seen`, where there are such, is read anew.
   */
  show(page: Page, seen?: number): void {
    if (this.#isLoaded || this.#placing > 0) return
    if (seen === undefined || page.asOf >= Math.max(1, seen)) this.begin(page)
    else void this.loadLatest().catch(() => undefined)
  }

  /** So much was missed that the newest page follows nothing known: where somebody reads, he stays. */
  renew(page: Page): void {
    const last = this.#messages.at(-1)
    if (!this.#view || !last) return this.begin(page)
    this.#hasNewer = true
    this.#source.changes.aspect('view')
    // what is there is read anew, and what he missed lies behind it
    void this.loadAround(Math.min(this.#view.last, last.seq)).catch(() => undefined)
  }

  /** Folds what happened. */
  apply(event: Event): void {
    if (this.#reading > 0) this.#recent.push(event)
    this.#fold(event)
  }

  /** Forgets what is far from the screen, where there is too much. */
  trim(): void {
    const max = this.#isUsed ? maxKept : maxKeptUnused
    const excess = this.#messages.length - max
    if (excess <= 0) return
    const view = this.#view
    const above = view ? this.#messages.filter(({ seq }) => seq < view.first).length : this.#messages.length
    const below = view ? this.#messages.filter(({ seq }) => seq > view.last).length : 0
    if (above >= below) this.#dropOlder(excess)
    else this.#dropNewer(excess)
  }

  #fold(event: Event): void {
    if (event.kind === 'message') return this.#foldNew(event)
    if (!('target' in event)) return
    if (this.#quotes.fold(event)) this.#touchRepliesTo(event.target)
    this.#change(event)
  }

  #foldNew(message: MessageView): void {
    const last = this.#messages.at(-1)
    if (!this.#isLoaded || this.#hasNewer || (last && message.seq <= last.seq)) return
    this.#messages = [...this.#messages, message]
    this.#source.changes.count('appended', 1)
  }

  #change(event: ChangingEvent): void {
    const index = this.#indexOf(event.target)
    const message = this.#messages[index]
    if (!message || event.seq <= (this.#foldedTo.get(event.target) ?? 0)) return
    this.#foldedTo.set(event.target, event.seq)
    const folded = foldMessage(message, event, this.#source.me())
    if (folded === message) return
    this.#messages = this.#messages.with(index, folded)
    this.#source.changes.message(event.target)
    if (event.kind === 'edited' || event.kind === 'deleted') this.#touchRepliesTo(event.target)
  }

  #touchRepliesTo(seq: Seq): void {
    for (const { reply, seq: own } of this.#messages) if (reply?.seq === seq) this.#source.changes.message(own)
  }

  async #replace(reach: Reach): Promise<void> {
    const generation = ++this.#generation
    await this.#read(reach, (page) => {
      if (generation === this.#generation) this.begin(page)
    })
  }

  async #load(reach: Reach, take: (page: Page) => void): Promise<void> {
    const generation = this.#generation
    await this.#read(reach, (page) => {
      if (generation !== this.#generation) return
      take(page)
      // who says nothing of a screen goes through history page by page: what he asked for stays
      if (this.#view) this.trim()
    })
  }

  /** What comes while a page is under way may be missing in it: it is folded once more, where it is newer. */
  async #read(reach: Reach, take: (page: Page) => void): Promise<void> {
    this.#reading += 1
    this.#isUsed = true
    try {
      const page = await this.#source.readPage(reach)
      this.#source.changes.together(() => {
        take(page)
        for (const event of this.#recent) if (event.seq > page.asOf) this.#fold(event)
      })
    } finally {
      this.#reading -= 1
      if (this.#reading === 0) this.#recent = []
    }
  }

  #prepend(page: Page): void {
    const first = this.#messages[0]
    const older = page.messages.filter(({ seq }) => !first || seq < first.seq)
    this.#messages = [...older, ...this.#messages]
    this.#hasOlder = page.more
    this.#source.changes.count('prepended', older.length)
    this.#takePage({ ...page, messages: older })
  }

  #append(page: Page): void {
    const last = this.#messages.at(-1)
    const newer = page.messages.filter(({ seq }) => !last || seq > last.seq)
    this.#messages = [...this.#messages, ...newer]
    this.#hasNewer = page.newer
    this.#source.changes.count('appended', newer.length)
    this.#takePage({ ...page, messages: newer })
  }

  #takePage({ messages, quoted, asOf }: Page): void {
    this.#quotes.keep(quoted)
    for (const { seq } of messages) this.#foldedTo.set(seq, asOf)
  }

  #dropOlder(count: number): void {
    this.#forget(this.#messages.slice(0, count))
    this.#messages = this.#messages.slice(count)
    this.#hasOlder = true
    this.#source.changes.count('droppedOlder', count)
  }

  #dropNewer(count: number): void {
    this.#forget(this.#messages.slice(-count))
    this.#messages = this.#messages.slice(0, -count)
    this.#hasNewer = true
    this.#source.changes.count('droppedNewer', count)
  }

  #forget(messages: readonly MessageView[]): void {
    for (const { seq } of messages) this.#foldedTo.delete(seq)
  }

  #indexOf(seq: Seq): number {
    let low = 0
    let high = this.#messages.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.#messages[middle]!.seq
      if (at === seq) return middle
      if (at < seq) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
}
