import type { PaneElements } from './pane-parts.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'

/** What scrolls by a hand. */
const touches = ['wheel', 'touchmove'] as const

interface Following {
  readonly keeper: ScrollKeeper
  /** The person scrolled. */
  readonly onMoved: () => void
  readonly askFrame: () => void
}

/**
 * Keeps things in place when the list is scrolled or has another size, and asks for a frame where rows may be missing
 * then: not for what the list does itself at its end, whose frame is asked for already.
 */
export function followScroller(
  { scroller, beginning, list }: Pick<PaneElements, 'scroller' | 'beginning' | 'list'>,
  { keeper, onMoved, askFrame }: Following,
): () => void {
  const onScroll = (): void => {
    const isMoved = keeper.scrolled()
    if (isMoved) onMoved()
    if (isMoved || !keeper.isStuck) askFrame()
  }
  const onRest = (): void => {
    const { isStuck, isGliding } = keeper
    keeper.rested()
    keeper.settle()
    if (!isStuck || isGliding) askFrame()
  }
  const sizes = new ResizeObserver((entries) => {
    const { scrollTop } = scroller
    keeper.settle()
    const isInPlace = keeper.isStuck && scroller.scrollTop === scrollTop
    if (!isInPlace || entries.some(({ target }) => target === scroller)) askFrame()
  })
  const onTouch = (): void => keeper.touched()
  for (const type of touches) scroller.addEventListener(type, onTouch, { passive: true })
  scroller.addEventListener('scroll', onScroll, { passive: true })
  scroller.addEventListener('scrollend', onRest)
  // what is told of the beginning may come late
  for (const element of [scroller, beginning, list]) sizes.observe(element)
  return () => {
    for (const type of touches) scroller.removeEventListener(type, onTouch)
    scroller.removeEventListener('scroll', onScroll)
    scroller.removeEventListener('scrollend', onRest)
    sizes.disconnect()
  }
}
