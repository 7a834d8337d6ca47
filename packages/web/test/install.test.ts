import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { enterBy, openProfile, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

test('on this computer the page can be installed: the browser has nothing against it', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'papo-profile-'))
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  // a window that keeps nothing is not offered anything to install
  const context = await openProfile(folder)
  const page = context.pages()[0] ?? (await context.newPage())
  await enterBy(page, `http://localhost:${stage.papo.port}`, 'instala')
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  const session = await context.newCDPSession(page)
  const { data, errors } = await session.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  assert.equal((JSON.parse(data ?? '{}') as { name?: string }).name, 'Papo')
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  assert.deepEqual(installabilityErrors, [])
  await context.close()
})

test(
  'what is kept for later is asked for when the room is there, and the palette comes with it',
  { skip },
  async () => {
    const { page, context } = await openWindow(stage.browser, desk)
    await page.addInitScript(() => {
      const { serviceWorker } = navigator
      const register = serviceWorker.register.bind(serviceWorker)
      serviceWorker.register = async (...given) => {
        document.documentElement.dataset['registered'] = document.activeElement?.id ?? ''
        return register(...given)
      }
    })
    const lines = page.waitForResponse('**/assets/palette-lines*.js')
    await enterBy(page, stage.papo.url, 'semressa')
    assert.ok((await lines).fromServiceWorker(), 'the palette was asked of the server')
    assert.equal(await page.evaluate(() => document.documentElement.dataset['registered']), 'composer')
    await context.close()
  },
)

test('with the server stopped the page opens at any address, and goes on when it is back', { skip }, async () => {
  const { papo, browser } = stage
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'semrede')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while ((await caches.match('/')) === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  await papo.end()
  for (const path of ['/s/geral', '/', '/s/outra']) {
    await page.goto(papo.url + path)
    await page.locator('.find').waitFor()
    await page.locator('.ban').waitFor()
  }
  // the palette was never opened, and is whole all the same; no room is known yet
  await page.keyboard.press('Control+k')
  await page.locator('dialog.pal', { hasText: 'Nada com esse nome' }).waitFor()
  await page.keyboard.press('Escape')
  await page.goto(`${papo.url}/s/geral`)
  await papo.goOn()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('#composer').waitFor()
  await say(page, 'voltei')
  await page.locator('.log .sent').waitFor()
  await context.close()
})
