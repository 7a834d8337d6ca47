import type { Page } from 'playwright-core'

/** Has a page note from its beginning what the browser says has moved, by its class: `moved` there. */
export async function countMoves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: string[] = []
    Object.assign(globalThis, { moved })
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as (PerformanceEntry & { sources: { node: Element | null }[] })[])
        for (const { node } of sources) moved.push(node?.className || (node?.nodeName ?? 'gone'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
}
