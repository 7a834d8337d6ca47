import type { Row, Rows } from './rows.ts'
import { articleOf } from './roving.ts'

/** What fingers can do with a message. */
interface GestureSource {
  readonly rows: Rows
  readonly onLongPress: (row: Row) => void
  readonly onReply: (row: Row) => void
}

const longPressMs = 400
const replyPx = 64
/** A finger that moves further does not press. */
const stillPx = 10

/** Follows fingers: a long press opens the actions, a swipe to the right answers. Both have buttons too. */
export function followFingers(scroller: HTMLElement, { rows, onLongPress, onReply }: GestureSource): () => void {
  const finger = new Finger(onLongPress, onReply)
  const gone = new AbortController()
  const { signal } = gone
  const on = <K extends keyof HTMLElementEventMap>(name: K, call: (event: HTMLElementEventMap[K]) => void): void =>
    scroller.addEventListener(name, call, { signal, passive: name !== 'contextmenu' && name !== 'touchend' })
  on('pointerdown', (event) => {
    const row = rows.of(event.target)
    const isOnButton =
      event.target instanceof Element && event.target.closest('button, a, textarea, pre, video, [role=slider]')
    if (event.pointerType !== 'mouse' && event.isPrimary && row && !isOnButton) finger.down(row, event)
  })
  on('pointermove', (event) => finger.move(event))
  on('pointerup', () => finger.up())
  on('pointercancel', () => finger.cancel())
  on('scroll', () => finger.cancel())
  // the press that opened something is over: it presses nothing in that
  on('touchend', (event) => {
    if (finger.hasPressed) event.preventDefault()
    finger.hasPressed = false
  })
  // the browser's own menu of a long press
  on('contextmenu', (event) => {
    if (finger.isDown || finger.hasPressed) event.preventDefault()
  })
  return () => {
    finger.cancel()
    gone.abort()
  }
}

class Finger {
  hasPressed = false
  readonly #onLongPress: (row: Row) => void
  readonly #onReply: (row: Row) => void
  #row: Row | undefined
  #from = { x: 0, y: 0 }
  #by = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(onLongPress: (row: Row) => void, onReply: (row: Row) => void) {
    this.#onLongPress = onLongPress
    this.#onReply = onReply
  }

  get isDown(): boolean {
    return this.#row !== undefined
  }

  down(row: Row, { clientX, clientY }: PointerEvent): void {
    this.#row = row
    this.hasPressed = false
    this.#from = { x: clientX, y: clientY }
    this.#timer = setTimeout(() => this.#press(row), longPressMs)
  }

  move({ clientX, clientY }: PointerEvent): void {
    if (!this.#row) return
    const x = clientX - this.#from.x
    const y = clientY - this.#from.y
    if (Math.hypot(x, y) > stillPx) clearTimeout(this.#timer)
    if (Math.abs(y) > Math.abs(x) && this.#by === 0) return
    this.#slide(Math.max(0, Math.min(x - stillPx, replyPx * 1.25)))
  }

  up(): void {
    const row = this.#row
    const isReply = this.#by >= replyPx
    this.cancel()
    if (row && isReply) this.#onReply(row)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    if (this.#by !== 0) this.#slide(0)
    this.#row = undefined
  }

  #press(row: Row): void {
    this.cancel()
    this.hasPressed = true
    // Safari has none
    if ('vibrate' in navigator) navigator.vibrate(10)
    this.#onLongPress(row)
  }

  #slide(by: number): void {
    this.#by = by
    const article = this.#row && articleOf(this.#row)
    if (article) article.style.transform = by === 0 ? '' : `translateX(${by}px)`
  }
}
