import type { Page } from 'playwright-core'

/** How many nodes a view has once it has so many, or when it has had its time. */
export async function fill(page: Page, leastNodes: number): Promise<number> {
  const isFull = `document.querySelectorAll('body *').length >= ${leastNodes}`
  await page.waitForFunction(isFull, undefined, { timeout: 10_000 }).catch(() => undefined)
  return page.locator('body *').count()
}
