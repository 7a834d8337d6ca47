import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { Cable } from './support/cable.ts'
import { desk, setStage } from './support/stage.ts'
import { say } from './support/talk.ts'
import { withoutWorker } from './support/without-worker.ts'

const stage = setStage()
const { skip } = stage
const drawn = '.inv .qr path[d*="h1v1"]'

declare global {
  /** How often the card was seen without its code. */
  var blanks: number
}

test('the code of a room is drawn at once where one was drawn before', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'convida')
  await say(page, '/criar outra mesa')
  await page.waitForURL(/outra-mesa/)
  await page.locator(drawn).waitFor({ state: 'attached' })
  await page.evaluate(() => {
    globalThis.blanks = 0
    const look = (): void => {
      globalThis.blanks += document.querySelectorAll('.inv .qr path[d=""]').length
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await page.locator('h1', { hasText: 'geral' }).waitFor()
  await page.locator('.inv .qr svg[aria-label*="geral"]').waitFor()
  assert.equal(await page.evaluate(() => globalThis.blanks), 0)
  await context.close()
})

test('a code whose maker could not be loaded is drawn when the server is back', { skip }, async () => {
  await using cable = await Cable.lay(stage.papo.port)
  const { page, context } = await openWindow(stage.browser, desk)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  // a service worker would have the maker already
  await withoutWorker(page)
  await page.goto(cable.url)
  await page.locator('#nick').fill('espera')
  await page.keyboard.press('Enter')
  await page.locator('#composer').waitFor()
  const failed = page.waitForEvent('requestfailed')
  await page.route('**/assets/**', (route) => route.abort())
  await failed
  await page.unroute('**/assets/**')
  cable.cut()
  await page.locator(drawn).waitFor({ state: 'attached' })
  assert.deepEqual(errors, [])
  await context.close()
})
