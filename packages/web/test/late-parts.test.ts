import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { withoutWorker } from './support/without-worker.ts'

/** Chooses a small file. */
const choose = (page: Page): Promise<void> =>
  page
    .locator('.composer input[type=file]')
    .setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('oi') })

const stage = setStage()
const { skip } = stage

test('a part that does not come is named, changes nothing, and opens when the server is back', { skip }, async () => {
  const { context, page } = await openWindow(stage.browser, desk)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  // a service worker would have some of them already
  await withoutWorker(page)
  await enterBy(page, stage.papo.url, 'atrasada')
  await page.locator('#composer').fill('meia frase')
  await page.route('**/assets/**', (route) => route.abort())
  const { notLoaded } = webTexts['pt-BR'].error
  const said = page.locator('.toast', { hasText: notLoaded })
  const emoji = page.locator('.emo')
  await emoji.click()
  await said.waitFor()
  assert.equal(await emoji.getAttribute('aria-expanded'), 'false')
  const first = await said.elementHandle()
  await page.keyboard.press('Control+/')
  // said again: another toast has its place
  await page.waitForFunction((one) => one && !one.isConnected, first)
  await said.waitFor()
  assert.equal(await page.locator('dialog').count(), 0)
  const says = page.locator('.says', { hasText: notLoaded })
  await choose(page)
  await says.waitFor()
  assert.equal(await page.locator('.upl').count(), 0)
  await page.keyboard.press('Control+k')
  await page.locator('dialog.pal [role=alert]', { hasText: notLoaded }).waitFor()
  await page.unroute('**/assets/**')
  // who types on asks again
  await page.keyboard.type('ger')
  await page.locator('.pal [role=option]', { hasText: 'geral' }).first().waitFor()
  await page.keyboard.press('Escape')
  await choose(page)
  await says.waitFor({ state: 'detached' })
  await page.locator('.upl', { hasText: 'nota.txt' }).waitFor()
  await emoji.click()
  await page.locator('emoji-picker').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')
  await page.locator('dialog[open] [role=tab]').first().waitFor()
  assert.equal(await page.locator('#composer').inputValue(), 'meia frase')
  assert.deepEqual(errors, [])
  await context.close()
})

test('an app that does not come on the way in is asked for anew, with its page', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  let isAskedAnew = false
  page.on(
    'request',
    (request) => (isAskedAnew ||= request.resourceType() === 'document' && request.url().endsWith('/s/geral')),
  )
  await page.route('**/assets/app-*.js', async (route) => (isAskedAnew ? route.continue() : route.abort()))
  await page.goto(stage.papo.url)
  await page.locator('#nick').fill('teimosa')
  await page.keyboard.press('Enter')
  await page.locator('#composer:focus').waitFor()
  assert.ok(isAskedAnew)
  await context.close()
})
