import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, phone, setStage } from './support/stage.ts'

const stage = setStage()
const { skip } = stage

/** Loads the room anew; what the browser says has moved until it is there, by the element. */
async function loadAnew(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const moved: string[] = []
    Object.assign(globalThis, { moved })
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as (PerformanceEntry & { sources: { node: Element | null }[] })[])
        for (const { node } of sources) moved.push(node?.className || (node?.nodeName ?? 'gone'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url)
  await page.locator('.log .beginning:not([hidden])').waitFor()
  // the entries of a frame are told after it
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return page.evaluate('moved')
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] a room that loads does not move its list down under its header, ${name}`, { skip }, async () => {
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, stage.papo.url, `quieta ${name}`)
    const moved = await loadAnew(context, page.url())
    assert.deepEqual(
      moved.filter((part) => part === 'pane'),
      [],
    )
    await context.close()
  })
}
