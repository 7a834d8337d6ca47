/** What is seen of a list that scrolls, in its own pixels. */
export class ScrollBox {
  protected readonly scroller: HTMLElement

  constructor(scroller: HTMLElement) {
    this.scroller = scroller
  }

  /** Pixels of the screen per pixel of the list: what the person set as size of text. */
  get scale(): number {
    const { offsetWidth } = this.scroller
    // sizes are set in whole percents; the one width is rounded, the other not
    return offsetWidth === 0 ? 1 : Math.round((100 * this.scroller.getBoundingClientRect().width) / offsetWidth) / 100
  }

  get height(): number {
    return this.scroller.clientHeight
  }

  /** How far the end is below what is seen. */
  get distance(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller
    return scrollHeight - scrollTop - clientHeight
  }

  /** Where an element begins and ends below the top of what is seen. */
  spanOf(element: Element): { readonly top: number; readonly bottom: number } {
    const { scale } = this
    const origin = this.scroller.getBoundingClientRect().top
    const { top, bottom } = element.getBoundingClientRect()
    return { top: (top - origin) / scale, bottom: (bottom - origin) / scale }
  }

  /** Its width and height, as one value. */
  protected get size(): string {
    return `${this.scroller.clientWidth} ${this.scroller.clientHeight}`
  }
}
