const most = 8
const tapMs = 300
const tapPx = 24
const swipePx = 60

interface Point {
  readonly x: number
  readonly y: number
}

/** A short touch, and when it was. */
interface Tap extends Point {
  readonly at: number
}

interface ZoomParts {
  /** What is pressed and dragged: all around the picture, too. */
  readonly stage: HTMLElement
  readonly picture: HTMLElement
  readonly onSwipe: (direction: 1 | -1) => void
  /** More of the picture is wanted than a small one has. */
  readonly onZoomed: () => void
}

/** Enlarges a picture: by keys, wheel, two fingers or a double tap; what is enlarged is dragged. */
export class Zoom {
  readonly #parts: ZoomParts
  readonly #fingers = new Map<number, Point>()
  readonly #gone = new AbortController()
  #scale = 1
  #x = 0
  #y = 0
  #begun: Point = { x: 0, y: 0 }
  #hasMoved = false
  /** Two fingers enlarge: when they go, they neither tap nor swipe. */
  #hasPinched = false
  #tap: Tap | undefined

  constructor(parts: ZoomParts) {
    this.#parts = parts
    const { stage } = parts
    const { signal } = this.#gone
    stage.addEventListener('pointerdown', (event) => this.#down(event), { signal })
    stage.addEventListener('pointermove', (event) => this.#move(event), { signal })
    for (const name of ['pointerup', 'pointercancel'] as const) {
      stage.addEventListener(name, (event) => this.#up(event), { signal })
    }
    stage.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false })
  }

  close(): void {
    this.#gone.abort()
  }

  /** Larger or smaller by a factor, around the middle or a point of the screen. */
  by(factor: number, around?: Point): void {
    const before = this.#scale
    this.#scale = Math.max(1, Math.min(most, before * factor))
    const at = this.#fromMiddle(around)
    const grown = this.#scale / before
    this.#x = at.x - (at.x - this.#x) * grown
    this.#y = at.y - (at.y - this.#y) * grown
    this.#show()
  }

  /** As large as fits. */
  reset(): void {
    this.#scale = 1
    this.#show()
  }

  #fromMiddle(point: Point | undefined): Point {
    if (!point) return { x: 0, y: 0 }
    const { left, top, width, height } = this.#parts.stage.getBoundingClientRect()
    return { x: point.x - left - width / 2, y: point.y - top - height / 2 }
  }

  #show(): void {
    const { stage, picture, onZoomed } = this.#parts
    // no further than to its edges
    const spare = (inner: number, outer: number): number => Math.max(0, (inner * this.#scale - outer) / 2)
    const x = spare(picture.offsetWidth, stage.clientWidth)
    const y = spare(picture.offsetHeight, stage.clientHeight)
    this.#x = Math.max(-x, Math.min(x, this.#x))
    this.#y = Math.max(-y, Math.min(y, this.#y))
    picture.style.transform = this.#scale === 1 ? '' : `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`
    stage.classList.toggle('zoomed', this.#scale > 1)
    if (this.#scale > 1) onZoomed()
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return
    const at = pointOf(event)
    this.#fingers.set(event.pointerId, at)
    this.#parts.stage.setPointerCapture(event.pointerId)
    if (this.#fingers.size > 1) {
      this.#hasPinched = true
      return
    }
    this.#begun = at
    this.#hasMoved = false
    this.#hasPinched = false
  }

  #move(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId)
    if (!before) return
    const at = pointOf(event)
    const others = [...this.#fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    this.#fingers.set(event.pointerId, at)
    if (distance(at, this.#begun) > tapPx / 2) this.#hasMoved = true
    const [other] = others
    if (other) {
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
      return this.by(distance(at, other) / Math.max(1, distance(before, other)), middle)
    }
    if (this.#scale === 1) return
    this.#x += at.x - before.x
    this.#y += at.y - before.y
    this.#show()
  }

  #up(event: PointerEvent): void {
    const isLast = this.#fingers.size === 1
    if (!this.#fingers.delete(event.pointerId) || !isLast) return
    if (this.#hasPinched || event.type === 'pointercancel') this.#tap = undefined
    else if (this.#hasMoved) this.#swipe(event)
    else this.#touch({ ...pointOf(event), at: event.timeStamp })
  }

  #swipe(event: PointerEvent): void {
    this.#tap = undefined
    const x = event.clientX - this.#begun.x
    const y = event.clientY - this.#begun.y
    if (this.#scale > 1 || Math.abs(x) <= swipePx || Math.abs(x) <= 2 * Math.abs(y)) return
    this.#parts.onSwipe(x < 0 ? 1 : -1)
  }

  #touch(tap: Tap): void {
    const before = this.#tap
    const isSecond = before !== undefined && tap.at - before.at < tapMs && distance(tap, before) < tapPx
    this.#tap = isSecond ? undefined : tap
    if (!isSecond) return
    if (this.#scale > 1) this.reset()
    else this.by(2.5, tap)
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault()
    this.by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), pointOf(event))
  }
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
