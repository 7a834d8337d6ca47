import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { withoutWorker } from './support/without-worker.ts'

const stage = setStage()
const { skip } = stage

/** Holds up the palette's part of the script; answers how to let it come, or have it never come. */
async function holdPalette(page: Page): Promise<{ come(): void; fail(): void }> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  // else its service worker would have it already
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => new Promise(() => undefined)
  })
  await page.route('**/assets/palette-lines*.js', async (route) => {
    if (await promise) await route.continue()
    else await route.abort()
  })
  return { come: () => resolve(true), fail: () => resolve(false) }
}

test('what is typed right after Ctrl+K goes into the palette, however long it is on its way', { skip }, async () => {
  const { page, context, complaints } = await openWindow(stage.browser, desk)
  const palette = await holdPalette(page)
  await enterBy(page, stage.papo.url, 'veloz')
  const composer = page.locator('#composer')
  await composer.fill('meio texto')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('gerak')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('x'.repeat(200))
  palette.come()
  const field = page.locator('dialog.pal input:focus')
  await field.waitFor()
  assert.equal(await field.inputValue(), `gera${'x'.repeat(95)}`)
  await page.keyboard.press('Backspace')
  await page.keyboard.type('y')
  assert.match(await field.inputValue(), /xy$/)
  await page.keyboard.press('Escape')
  await page.locator('#composer:focus').waitFor()
  assert.equal(await composer.inputValue(), 'meio texto')
  await page.keyboard.type(' e o resto')
  assert.equal(await composer.inputValue(), 'meio texto e o resto')
  assert.deepEqual(complaints, [])
  await context.close()
})

test(
  'the palette is loaded when Ctrl goes down, before K does, and by a pointer that comes near',
  { skip },
  async () => {
    for (const come of ['key', 'pointer'] as const) {
      const { page, context } = await openWindow(stage.browser, desk)
      await withoutWorker(page)
      await enterBy(page, stage.papo.url, `perto ${come}`)
      await page.locator('#composer').waitFor()
      const loaded = page.waitForResponse('**/assets/palette-lines*.js')
      if (come === 'key') await page.keyboard.down('Control')
      else await page.locator('.find').hover()
      await (await loaded).finished()
      assert.equal(await page.locator('dialog').count(), 0)
      await page.locator('.find').click()
      await page.locator('.pal [role=option]').first().waitFor()
      await context.close()
    }
  },
)

test('Enter typed before the palette is there chooses its first row', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const other = await ana.client.create('sala veloz')
  const { page, context } = await openWindow(stage.browser, desk)
  const palette = await holdPalette(page)
  await enterBy(page, stage.papo.url, 'ligeira')
  await page.locator('nav a.room', { hasText: other.view.name }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sala vel')
  await page.keyboard.press('Enter')
  palette.come()
  await page.waitForURL(/sala-veloz/)
  await page.locator('dialog.pal').waitFor({ state: 'detached' })
  await context.close()
})

test('Escape typed before its lines are there closes it, and the keys go on where they went', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await holdPalette(page)
  await enterBy(page, stage.papo.url, 'decidida')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('com')
  await page.keyboard.press('Escape')
  await page.keyboard.type('oi')
  await page.locator('dialog.pal').waitFor({ state: 'detached' })
  assert.equal(await page.locator('#composer').inputValue(), 'oi')
  await context.close()
})

test('where its lines never come it says so, and what was typed for them is said nowhere', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  const palette = await holdPalette(page)
  await enterBy(page, stage.papo.url, 'perdida')
  await page.locator('#composer').fill('meio texto')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ge')
  palette.fail()
  await page.locator('dialog.pal [role=alert]').waitFor()
  await page.keyboard.type('ral')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.locator('#composer:focus').waitFor()
  await page.keyboard.type('!')
  assert.equal(await page.locator('#composer').inputValue(), 'meio texto!')
  await context.close()
})

test('who is chosen in the palette is written where the caret is, which stands behind it then', { skip }, async () => {
  using _ = await talker(stage.papo.url, 'Alba')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'falante')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('@alba')
  await page.locator('dialog.pal [role=option]', { hasText: 'Alba' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('oi')
  assert.equal(await page.locator('#composer').inputValue(), '/dizer Alba oi')
  await context.close()
})
