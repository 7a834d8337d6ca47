import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { Cable } from './support/cable.ts'
import { Folder, brought, pieceBytes } from './support/held-uploads.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const tus = { 'Tus-Resumable': '1.0.0' }
const stage = setStage()
const { skip } = stage

const choose = (page: Page, ...paths: string[]): Promise<void> =>
  page.locator('.composer input[type=file]').setInputFiles(paths)

/** What the browser asks, each answered with yes. */
function asked(page: Page): string[] {
  const types: string[] = []
  page.on('dialog', (dialog) => {
    types.push(dialog.type())
    void dialog.accept()
  })
  return types
}

/** What the page knows a file by on the server, from the request that brings its bytes. */
async function addressOf(page: Page): Promise<string> {
  const request = await page.waitForRequest((request) => request.method() === 'PATCH')
  return request.url()
}

test('left while a file is on its way, the browser asks, and the rest is there again', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Nara')
  using folder = new Folder()
  await using cable = await Cable.lay(stage.papo.port)
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, cable.url, 'sai')
  // it would lose what the page asks for as it goes, if it were asked
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const questions = asked(page)
  await choose(page, folder.write('inteira.bin', 2_000))
  await page.locator('.upl:not(:has(progress))').waitFor()
  cable.mostSaid = pieceBytes / 2
  const known = addressOf(page)
  await choose(page, folder.write('metade.bin', 2 * pieceBytes))
  const half = await known
  await page.locator('#composer').fill('com a inteira')
  await page.reload()
  assert.deepEqual(questions, ['beforeunload'])
  await page.locator('.upl', { hasText: 'inteira.bin' }).waitFor()
  assert.equal(await page.locator('.upl').count(), 1)
  assert.equal(await page.locator('#composer').inputValue(), 'com a inteira')
  // the server was told as the page went
  while ((await page.request.head(half, { headers: tus })).status() !== 404) await page.waitForTimeout(50)
  const before = brought(ana).length
  await page.locator('#composer').press('Enter')
  await until('it comes', () => brought(ana).length > before)
  assert.deepEqual(brought(ana).slice(before), [['inteira.bin']])
  await context.close()
})

test(
  'with nothing on its way, whatever lies whole or failed in the tray, the browser asks nothing',
  { skip },
  async () => {
    using folder = new Folder()
    const { page, context } = await openWindow(stage.browser, desk)
    await enterBy(page, stage.papo.url, 'fica')
    const questions = asked(page)
    await choose(page, folder.write('inteira.bin', 2_000), folder.write('vazia.bin', 0))
    await page.locator('.upl.bad').waitFor()
    await page.locator('.upl:not(:has(progress))', { hasText: 'inteira.bin' }).waitFor()
    await page.locator('#composer').press('Home')
    await page.reload()
    await page.locator('.upl', { hasText: 'inteira.bin' }).waitFor()
    assert.deepEqual(questions, [])
    await context.close()
  },
)
