import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, phone, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong, once nothing fades in any more. */
async function findWrong(page: Page): Promise<unknown> {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
  })
  return page.evaluate(
    `${axe};axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))`,
  )
}

function rowOf(page: Page, name: string): ReturnType<Page['locator']> {
  return page.locator('.rooms .room', { hasText: name })
}

for (const theme of ['light', 'dark'] as const) {
  test(
    `[1.3] Alt+Enter shows who is in a room, each with presence; Esc gives the focus back (${theme})`,
    { skip },
    async () => {
      using ana = await talker(stage.papo.url, `ana-${theme}`)
      const name = `sala-${theme}`
      await ana.client.create(name)
      using zeca = await talker(stage.papo.url, `zeca-${theme}`, name)
      zeca.client.setPresence('away')
      const { page, context, complaints } = await openWindow(stage.browser, { ...desk, theme })
      await enterBy(page, `${stage.papo.url}/s/${name}`, `olga-${theme}`)
      const peek = page.locator('.peek')
      const row = rowOf(page, name)
      await row.focus()
      await page.keyboard.press('Alt+Enter')
      await page.locator('.peek:focus').waitFor()
      const lines = peek.locator('li')
      const texts = [`ana-${theme} Online`, `olga-${theme} você Online`, `zeca-${theme} Volta já`]
      const textOf = async (): Promise<string> => (await lines.allInnerTexts()).join('; ').replaceAll(/\s+/g, ' ')
      await until(
        () => `all are there: ${texts.join()}`,
        async () => (await textOf()) === texts.join('; '),
      )
      assert.match(await peek.ariaSnapshot(), /dialog "sala-\w+, 3 pessoas online"/)
      assert.deepEqual(await findWrong(page), [])
      // it follows who comes
      using _rui = await talker(stage.papo.url, `rui-${theme}`, name)
      await until('rui is there', async () => (await textOf()).includes(`rui-${theme} Online`))
      await page.keyboard.press('Escape')
      await peek.waitFor({ state: 'detached' })
      assert.ok(await row.evaluate((one) => one === document.activeElement))
      await page.keyboard.press('Alt+Enter')
      await page.locator('.peek:focus').waitFor()
      await page.keyboard.press('Tab')
      await peek.waitFor({ state: 'detached' })
      assert.ok(await row.evaluate((one) => one === document.activeElement))
      assert.deepEqual(complaints, [])
      await context.close()
    },
  )
}

test('[1.3] a mouse that rests on a row shows them, also while it is on them; the focus stays', { skip }, async () => {
  using bia = await talker(stage.papo.url, 'bia')
  await bia.client.create('outra sala')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'mila')
  const peek = page.locator('.peek')
  const composer = page.locator('#composer:focus')
  await rowOf(page, 'outra sala').hover()
  await peek.waitFor()
  // of a room one is not in, the list tells names, and nothing more
  assert.equal((await peek.locator('li').allInnerTexts()).join(), 'bia')
  assert.equal(await peek.locator('.dot').count(), 0)
  await composer.waitFor()
  await peek.locator('li').hover()
  await page.keyboard.press('Escape')
  await peek.waitFor({ state: 'detached' })
  await composer.waitFor()
  await rowOf(page, 'geral').hover()
  await peek.getByText('geral').waitFor()
  await page.mouse.move(900, 400)
  await peek.waitFor({ state: 'detached' })
  await context.close()
})

test('[1.3] more than 50 are counted', { skip }, async () => {
  using first = await talker(stage.papo.url, 'gente')
  await first.client.create('cheia')
  using crowd = new DisposableStack()
  await Promise.all(
    Array.from({ length: 51 }, async (_, at) => crowd.use(await talker(stage.papo.url, `gente${at}`, 'cheia'))),
  )
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, `${stage.papo.url}/s/cheia`, 'porteira')
  await rowOf(page, 'cheia').focus()
  await page.keyboard.press('Alt+Enter')
  await page.locator('.peek .rest', { hasText: 'e mais 3' }).waitFor()
  assert.equal(await page.locator('.peek li').count(), 51)
  const box = await page.locator('.peek').boundingBox()
  assert.ok(box && box.y >= 0 && box.y + box.height <= desk.height, JSON.stringify(box))
  assert.deepEqual(await findWrong(page), [])
  await context.close()
})

test('[1.3] a finger that stays on a row shows them and goes nowhere', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, phone)
  await enterBy(page, stage.papo.url, 'dedo')
  await page.locator('.rh button').first().click()
  const row = rowOf(page, 'geral')
  await row.waitFor()
  const at = await row.boundingBox()
  assert.ok(at)
  const address = page.url()
  const fingers = await context.newCDPSession(page)
  const touchPoints = [{ x: at.x + 40, y: at.y + 20 }]
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.locator('.peek:focus').waitFor()
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await page.locator('.peek', { hasText: 'dedo' }).waitFor()
  assert.equal(page.url(), address)
  await page.touchscreen.tap(200, 800)
  await page.locator('.peek').waitFor({ state: 'detached' })
  await context.close()
})
