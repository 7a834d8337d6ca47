import type { Browser, Page } from 'playwright-core'
import { enterBy, openWindow } from './browser.ts'
import type { Look } from './browser.ts'
import type { Scene } from './scene.ts'
import { views } from './views.ts'
import type { View, Visit } from './views/view.ts'

type Theme = Look['theme']

/** How large a window is. */
export type Size = Pick<Look, 'width' | 'height'>

/** A view as it is shown, to be looked at. */
export type See = (page: Page, view: View, shown: { readonly theme: Theme; readonly size: Size }) => Promise<void>

/** What is looked at, by whom, and how. */
export interface Seeing {
  readonly url: string
  readonly scene: Scene
  /** Each view is reached in the first of them, and seen in all, one after the other: who makes a window smaller sees that. */
  readonly sizes: readonly [Size, ...Size[]]
  /** The same. */
  readonly themes: readonly Theme[]
  readonly see: See
}

/** What visitors make rooms for. */
const hobbies = ['xadrez', 'violão', 'cinema', 'robótica', 'trilhas', 'teatro']
let visitors = 0

/** Shows each view of a filled server, and calls with its page: first those before the door. */
export async function seeViews(browser: Browser, seeing: Seeing): Promise<void> {
  const { url, scene, sizes, themes } = seeing
  const [look] = sizes
  for (const theme of themes) {
    const outside = await openWindow(browser, { ...look, theme })
    // the door takes on a theme only as it is opened
    const show = showIn(outside.page, { ...seeing, themes: [theme] })
    for (const view of views.filter(({ isOutside }) => isOutside === true)) await show(view)
    await outside.context.close()
  }
  const inside = await openWindow(browser, { ...look, theme: themes[0] ?? 'light' })
  visitors += 1
  const visit = { scene, nick: `rafa${visitors}`, ownRoom: hobbies[visitors - 1] ?? `clube ${visitors}` }
  await enterBy(inside.page, url, visit.nick)
  for (const room of scene.talkative) {
    await inside.page.goto(`${url}/s/${room}`)
    await inside.page.locator('h1', { hasText: room }).waitFor()
  }
  await inside.page.goto(`${url}/s/algoritmos`)
  await inside.page.locator('[role=log] article').first().waitFor()
  await scene.callPerson(visit.nick)
  const show = showIn(inside.page, seeing, visit)
  for (const view of views.filter(({ isOutside }) => isOutside !== true)) await show(view)
  await inside.context.close()
}

/** Shows one view after the other on a page, each in all themes. */
function showIn(page: Page, { url, scene, sizes, themes, see }: Seeing, visit?: Visit): (view: View) => Promise<void> {
  let worn = themes
  return async (view) => {
    await view.prepare?.(page)
    if (view.path !== undefined) await page.goto(url + view.path)
    await view.reach?.(page, visit ?? { scene, nick: '', ownRoom: '' })
    await page.evaluate(() => document.fonts.ready)
    // codes are drawn last
    await page.waitForFunction(() => document.querySelector('.qr path[d=""]') === null)
    for (const size of sizes) {
      if (sizes.length > 1) await page.setViewportSize(size)
      for (const theme of worn) {
        await wear(page, theme)
        await see(page, view, { theme, size })
      }
      // what comes next begins as this one ends: half of them are drawn anew in each theme
      worn = worn.toReversed()
    }
    if (sizes.length > 1) await page.setViewportSize(sizes[0])
    await view.leave?.(page)
  }
}

/** Puts the page into a theme, as the system does in the evening; resolves when all of it has its colours. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme)
  await page.evaluate(finishFading)
}

/** Runs in the page: what fades or moves for a while is where it will be. */
function finishFading(): void {
  // styles that changed just now begin to fade only when they are asked for
  void document.body.offsetHeight
  for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
}
