import type { CDPSession, Page } from 'playwright-core'

interface Point {
  readonly x: number
  readonly y: number
}

const steps = 8

/** Fingers on the glass of a page, as the browser gets them from a screen. */
export class Fingers {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page))
  }

  /** Each goes straight from a place to another, all at once. */
  async draw(...ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
    const at = (part: number): Point[] =>
      ways.map(([from, to]) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }))
    await this.#tell('touchStart', at(0))
    for (let step = 1; step <= steps; step++) await this.#tell('touchMove', at(step / steps))
    await this.#tell('touchEnd', [])
  }

  /** Two short touches, one right after the other: the browser is not waited for in between. */
  async tapTwice(first: Point, second = first): Promise<void> {
    const taps = [first, second].flatMap((place) => [this.#tell('touchStart', [place]), this.#tell('touchEnd', [])])
    await Promise.all(taps)
  }

  async #tell(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    const touchPoints = points.map((point, id) => ({ ...point, id }))
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}
