import type { Browser, Page } from 'playwright-core'
import { enterBy, openWindow } from './browser.ts'
import type { Look } from './browser.ts'
import type { Scene } from './scene.ts'
import { views } from './views.ts'
import type { View } from './views.ts'

/** A view as it is shown, to be looked at. */
export type See = (page: Page, view: View) => Promise<void>

/** What is looked at, by whom, and how. */
export interface Seeing {
  readonly url: string
  readonly scene: Scene
  readonly look: Look
  readonly see: See
}

let visitors = 0

/** Shows each view of a filled server in one look, and calls with its page: first those before the door. */
export async function seeViews(browser: Browser, { url, scene, look, see }: Seeing): Promise<void> {
  const outside = await openWindow(browser, look)
  for (const view of views.filter(({ isOutside }) => isOutside === true)) await show(outside.page, url, { view, see })
  await outside.context.close()
  const inside = await openWindow(browser, look)
  const nick = `rafa${(visitors += 1)}`
  await enterBy(inside.page, url, nick)
  for (const room of scene.talkative) {
    await inside.page.goto(`${url}/s/${room}`)
    await inside.page.locator('h1', { hasText: room }).waitFor()
  }
  await inside.page.goto(`${url}/s/algoritmos`)
  await inside.page.locator('[role=log] article').first().waitFor()
  await scene.callPerson(nick)
  for (const view of views.filter(({ isOutside }) => isOutside !== true)) await show(inside.page, url, { view, see })
  await inside.context.close()
}

async function show(page: Page, url: string, { view, see }: { view: View; see: See }): Promise<void> {
  await view.prepare?.(page)
  await page.goto(url + view.path)
  await view.reach?.(page)
  await page.evaluate(() => document.fonts.ready)
  // codes are drawn last
  await page.waitForFunction(() => document.querySelector('.qr path[d=""]') === null)
  await see(page, view)
}
