import type { MessageView, Quote, Seq } from '@papo/protocol'
import type { RoomAspect, RoomChange, Timeline } from '@papo/sdk'

const pageSize = 60
const maxKept = 400

/** A window over an array of messages, as a client has one over a room's log. */
export class FakeTimeline implements Timeline {
  messages: readonly MessageView[] = []
  isLoaded = false
  hasOlder = false
  hasNewer = false
  /** No answer comes before this. */
  answerAfter: Promise<void> = Promise.resolve()
  isBroken = false
  /** Newer pages don't come before this. */
  newerAfter: Promise<void> = Promise.resolve()
  readonly #log: readonly MessageView[]
  readonly #emit: (change: Partial<RoomChange>) => void
  #view = { first: 0, last: 0 }

  constructor(log: readonly MessageView[], emit: (change: Partial<RoomChange>) => void) {
    this.#log = log
    this.#emit = emit
  }

  find(seq: Seq): MessageView | undefined {
    return this.messages.find((message) => message.seq === seq)
  }

  quoteOf({ reply }: MessageView): Quote | undefined {
    const message = reply && this.#log.find(({ seq }) => seq === reply.seq)
    return message && { seq: message.seq, author: message.author, nick: message.nick, text: message.text.slice(0, 200) }
  }

  async loadOlder(): Promise<void> {
    await this.#answer()
    const end = this.#indexOf(this.messages[0]?.seq ?? 0)
    const page = this.#log.slice(Math.max(0, end - pageSize), end)
    const drop = Math.max(0, this.messages.length + page.length - maxKept)
    this.messages = [...page, ...this.messages]
    this.hasOlder = end > pageSize
    this.#emit({ prepended: page.length })
    if (drop > 0) this.#trim(drop)
  }

  async loadNewer(): Promise<void> {
    await this.#answer()
    await this.newerAfter
    const from = this.#indexOf(this.messages.at(-1)?.seq ?? 0) + 1
    const page = this.#log.slice(from, from + pageSize)
    const drop = Math.max(0, this.messages.length + page.length - maxKept)
    this.messages = [...this.messages, ...page]
    this.hasNewer = from + pageSize < this.#log.length
    this.#emit({ appended: page.length })
    if (drop > 0) this.#trim(drop)
  }

  async loadAround(seq: Seq): Promise<void> {
    await this.#answer()
    const at = this.#indexOf(seq)
    this.#begin(Math.max(0, at - pageSize / 2), Math.min(this.#log.length, at + pageSize / 2))
  }

  async loadLatest(): Promise<void> {
    if (this.isLoaded && !this.hasNewer) return
    await this.#answer()
    this.loadEnd()
  }

  look(first: Seq, last: Seq): void {
    this.#view = { first, last }
  }

  /** The newest page, at once: as a room that was just entered has it. */
  loadEnd(count = pageSize): void {
    this.#begin(Math.max(0, this.#log.length - count), this.#log.length)
  }

  take(message: MessageView, aspects: readonly RoomAspect[] = []): void {
    const isShown = !this.hasNewer
    if (isShown) this.messages = [...this.messages, message]
    this.#emit({ appended: isShown ? 1 : 0, aspects: new Set<RoomAspect>(['view', ...aspects]) })
  }

  forget(count: number): void {
    this.messages = this.messages.slice(count)
    this.#emit({ droppedOlder: count })
  }

  replace(message: MessageView): void {
    this.messages = this.messages.map((one) => (one.seq === message.seq ? message : one))
  }

  #trim(count: number): void {
    const above = this.messages.filter(({ seq }) => seq < this.#view.first).length
    const below = this.messages.filter(({ seq }) => seq > this.#view.last).length
    if (above >= below) {
      this.messages = this.messages.slice(count)
      this.hasOlder = true
      this.#emit({ droppedOlder: count })
    } else {
      this.messages = this.messages.slice(0, -count)
      this.hasNewer = true
      this.#emit({ droppedNewer: count })
    }
  }

  #begin(from: number, until: number): void {
    this.messages = this.#log.slice(from, until)
    this.isLoaded = true
    this.hasOlder = from > 0
    this.hasNewer = until < this.#log.length
    this.#emit({ isReset: true })
  }

  #indexOf(seq: Seq): number {
    let low = 0
    let high = this.#log.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#log[middle]!.seq < seq) low = middle + 1
      else high = middle
    }
    return low
  }

  async #answer(): Promise<void> {
    await this.answerAfter
    if (this.isBroken) throw new Error('no network')
  }
}
