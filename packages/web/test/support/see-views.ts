import type { Browser, Page } from 'playwright-core'
import { enterBy, openWindow } from './browser.ts'
import type { Look } from './browser.ts'
import { views } from './views.ts'
import type { View } from './views.ts'

/** A view as it is shown, to be looked at. */
export type See = (page: Page, view: View) => Promise<void>

let visitors = 0

/** Shows each view of a filled server in one look, and calls with its page: first those before the door. */
export async function seeViews(browser: Browser, url: string, { look, see }: { look: Look; see: See }): Promise<void> {
  const outside = await openWindow(browser, look)
  for (const view of views.filter(({ isOutside }) => isOutside === true)) await show(outside.page, url, { view, see })
  await outside.context.close()
  const inside = await openWindow(browser, look)
  await enterBy(inside.page, url, `rafa${(visitors += 1)}`)
  for (const view of views.filter(({ isOutside }) => isOutside !== true)) await show(inside.page, url, { view, see })
  await inside.context.close()
}

async function show(page: Page, url: string, { view, see }: { view: View; see: See }): Promise<void> {
  await view.prepare?.(page)
  await page.goto(url + view.path)
  await view.reach?.(page)
  await page.evaluate(() => document.fonts.ready)
  await see(page, view)
}
