import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { Folder, brought, pieceBytes } from './support/held-uploads.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

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

/** From now on sending takes its time; nothing is held up, as what a page asks for as it goes would stay so. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 }
  await session.send('Network.emulateNetworkConditions', conditions)
}

test('left while a file is on its way, the browser asks, and the rest is there again', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Nara')
  using folder = new Folder()
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'sai')
  const questions = asked(page)
  await choose(page, folder.write('inteira.bin', 2_000))
  await page.locator('.upl:not(:has(progress))').waitFor()
  await slowDown(page)
  await choose(page, folder.write('metade.bin', 2 * pieceBytes))
  await page.locator('.upl', { hasText: /[1-9]\d?% de 8 MB/ }).waitFor()
  await page.locator('#composer').fill('com a inteira')
  await page.reload()
  assert.deepEqual(questions, ['beforeunload'])
  await page.locator('.upl', { hasText: 'inteira.bin' }).waitFor()
  assert.equal(await page.locator('.upl').count(), 1)
  assert.equal(await page.locator('#composer').inputValue(), 'com a inteira')
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
