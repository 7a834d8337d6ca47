import { ScrollBox } from './scroll-box.ts'

/** Who is this close to the end is at the end. */
const nearEndPx = 64

/** Who scrolled this long ago does not scroll any more. */
const movingMs = 150
/** So long after the last sign of a hand at the list it is there still: browsers tell of a finger that seldom. */
const touchedMs = 300

/** Where an element stood, below the top of what is seen, and how high it was. */
interface Held {
  readonly element: Element
  readonly top: number
  readonly height: number
}

/** Keeps what the person looks at where it is, whatever changes around it; at the end, it keeps the end in sight. */
export class ScrollKeeper extends ScrollBox {
  /** Whether the list follows its end. Only the person ends that. */
  isStuck = true
  /** A smooth scroll is under way. */
  isGliding = false
  /** How high the reserve is to be: room above the rows, from which rows that are put in there are paid. */
  reservePx = 0
  /** Following the end, the list was scrolled since this was last set back. */
  hasFollowed = false
  readonly #elements: () => readonly Element[]
  readonly #reserve: (height: number) => void
  readonly #isWhole: () => boolean
  /** The reserve, and the part of a pixel by which rows differ from scroll positions. */
  #restPx = 0
  #held: readonly Held[] = []
  /** Too little is below what is held for it to stand where it stood: it stays held until there is more. */
  #isShort = false
  #heldWidth = 0
  #expected = 0
  /** How large the scroller was then: in another one a browser moves the list by itself. */
  #size = ''
  /** Rows went away above the end since it was shown last: the browser may have moved the list by itself. */
  #hasShrunk = false
  #movedAt = -Infinity
  #touchedAt = -Infinity

  constructor(parts: {
    readonly scroller: HTMLElement
    readonly elements: () => readonly Element[]
    /** Puts so much room above the first of them. */
    readonly reserve: (height: number) => void
    /** The newest message is in the list: else its end is only the end of what is loaded. */
    readonly isWhole: () => boolean
  }) {
    super(parts.scroller)
    this.#elements = parts.elements
    this.#reserve = parts.reserve
    this.#isWhole = parts.isWhole
  }

  /** The index of the first element that ends below a height. */
  firstEndingBelow(height: number): number {
    const elements = this.#elements()
    let low = 0
    let high = elements.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.spanOf(elements[middle]!).bottom <= height) low = middle + 1
      else high = middle
    }
    return low
  }

  /**
   * Changes the list; what is seen stands where it stood, in the same task.
   * Who follows the end is taken there by `follow`, in the next frame: to look how high the list is now would have the
   * browser lay it out in the middle of a task, after each message.
   */
  change(act: () => void): void {
    if (this.isStuck) {
      const [first] = this.#elements()
      act()
      this.#hasShrunk ||= first?.isConnected === false
      return
    }
    this.hold()
    act()
    this.settle()
  }

  /**
   * A change that takes away what stands before a row, if it is given, above the end. The reserve has its room from then
   * on: the rows that stay do not move, and are not painted anew.
   */
  dropBefore(row: Element | undefined, act: () => void): void {
    const [first] = this.#elements()
    const height = row && first ? this.spanOf(row).top - this.spanOf(first).top : 0
    this.change(act)
    if (this.isStuck && this.reservePx > 0 && height > 0) this.#setRest(this.#restPx + height)
  }

  /** In each frame before which something changed. */
  follow(): void {
    if (this.isStuck) this.settle()
  }

  /** Remembers where things stand. */
  hold(): void {
    if (this.#isShort && this.#stillHeld) return
    this.#isShort = false
    const elements = this.#elements()
    const first = this.firstEndingBelow(0)
    this.#heldWidth = this.scroller.clientWidth
    this.#held = elements.slice(first, first + 6).map((element) => {
      const { top, bottom } = this.spanOf(element)
      return { element, top, height: bottom - top }
    })
  }

  /** Puts things back to where they stood: after something around them has changed its height. */
  settle(): void {
    if (this.isStuck && this.#hasLeft) this.#leave()
    if (this.isStuck) return this.pin()
    const held = this.#stillHeld
    if (!held) return
    const top = this.#wantedTop(held)
    const by = this.spanOf(held.element).top - top
    // a browser takes a scroll that is made here, in a frame in which the person scrolls too, for a jump
    if (this.#canPay(by)) this.#setRest(this.#restPx - by)
    else this.#putBack(held.element, top)
  }

  /** Shows the end. */
  pin(): void {
    if (this.isGliding) return
    this.scroller.scrollTop = this.scroller.scrollHeight
    this.#hasShrunk = false
    this.hasFollowed ||= this.scroller.scrollTop !== this.#expected
    this.#expect()
  }

  /** Scrolls so that an element begins at a height below the top of what is seen. */
  place(element: Element, top: number): void {
    const delta = this.spanOf(element).top - top
    this.#isShort = false
    if (Math.abs(delta) < 0.01) return
    this.scroller.scrollTop += delta
    this.#expect()
    const rest = this.spanOf(element).top - top
    if (rest !== 0 && Math.abs(rest) < 1) this.#takeUp(rest)
  }

  /** Scrolls, for the person. */
  moveBy(pixels: number): void {
    this.#isShort = false
    this.scroller.scrollTop += pixels
    this.rested()
    this.isStuck = this.#isNearEnd
  }

  /** Looks at a scroll: whoever scrolled up left the end, whoever came near it is there. True where it was not made here. */
  scrolled(): boolean {
    const { scrollTop } = this.scroller
    const isUp = scrollTop < this.#expected - 1
    const isMoved = Math.abs(scrollTop - this.#expected) > 1
    if (isMoved) {
      this.#movedAt = performance.now()
      this.#isShort = false
    }
    if (this.isGliding) return isMoved
    if (this.#hasLeft) this.isStuck = false
    if (!isUp && scrollTop > this.#expected + 1 && this.#isNearEnd) this.isStuck = true
    this.#expect()
    if (!this.isStuck) this.hold()
    return isMoved
  }

  /** The person turns the wheel, or draws a finger over the list. */
  touched(): void {
    this.#touchedAt = performance.now()
  }

  /** The scrolling is over. */
  rested(): void {
    this.isGliding = false
    this.#movedAt = -Infinity
    this.isStuck = this.isStuck || this.#isNearEnd
    this.#expect()
    if (!this.isStuck) this.hold()
  }

  /** The last of the messages came, or were left out: the end may be in sight without a scroll. */
  arrive(): void {
    if (!this.isGliding && !this.isMoving && this.#isNearEnd) this.isStuck = true
  }

  /** The person moves away from the end. */
  release(): void {
    if (this.scroller.scrollHeight > this.scroller.clientHeight) this.isStuck = false
    this.#isShort = false
    this.hold()
  }

  /** Makes the reserve as high as it is to be; where it is in sight it goes. Only for a frame in which nobody scrolled. */
  refill(): void {
    const by = this.#missing
    if (by === 0) return
    if (!this.isStuck) this.hold()
    this.#setRest(this.#restPx + by)
    if (this.isStuck) this.pin()
    else if (this.#stillHeld) this.#putBack(this.#stillHeld.element, this.#stillHeld.top)
  }

  /** The reserve is not as it is to be, and can't be as long as the person scrolls: the scroll would end there. */
  get waitsForRest(): boolean {
    return this.isMoving && this.#missing !== 0
  }

  /** The person scrolls, or did a moment ago. */
  get isMoving(): boolean {
    return performance.now() - this.#movedAt < movingMs
  }

  /** The person scrolled up and away from the end: it may be seen before it is told. */
  get #hasLeft(): boolean {
    if (this.isGliding || this.#hasShrunk || this.#isResized) return false
    return this.scroller.scrollTop < this.#expected - 1 && this.distance > nearEndPx
  }

  /** Since it was looked at last. Who has a hand at the list scrolls it by himself, whatever its size. */
  get #isResized(): boolean {
    return this.#size !== this.size && performance.now() - this.#touchedAt >= touchedMs
  }

  #expect(): void {
    this.#expected = this.scroller.scrollTop
    this.#size = this.size
  }

  get #isNearEnd(): boolean {
    return this.#isWhole() && this.distance <= nearEndPx
  }

  #leave(): void {
    this.isStuck = false
    this.#expect()
    this.hold()
  }

  /** What the reserve is to change by. That moves every row, and all are painted anew: not for each slice that is put in. */
  get #missing(): number {
    const room = Math.floor(this.#restPx)
    // at the top too: a list that is lower than the window would have one and lose it in turns
    if (this.scroller.scrollTop <= room) return -room
    const missing = this.reservePx - room
    return missing < -this.reservePx || missing > this.reservePx / 4 ? missing : 0
  }

  #putBack(element: Element, top: number): void {
    this.place(element, top)
    this.#isShort = this.spanOf(element).top - top >= 1
  }

  get #stillHeld(): Held | undefined {
    return this.#held.find(({ element }) => element.isConnected && !element.classList.contains('kept'))
  }

  /** Where lines break anew, as when a phone is turned, as much of a row is above what is seen as was: else it may leave. */
  #wantedTop({ element, top, height }: Held): number {
    if (top >= 0 || height === 0 || this.scroller.clientWidth === this.#heldWidth) return top
    const span = this.spanOf(element)
    return (top * (span.bottom - span.top)) / height
  }

  #canPay(by: number): boolean {
    return (this.isMoving || this.reservePx > 0) && this.#restPx >= by
  }

  #takeUp(rest: number): void {
    const next = this.#restPx - rest
    this.#setRest(next < 0 ? next + 1 : next)
    if (next < 0) this.scroller.scrollTop += 1
    this.#expect()
  }

  #setRest(height: number): void {
    this.#restPx = height
    this.#reserve(height)
  }
}
