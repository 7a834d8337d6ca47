import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from '../support/browser.ts'
import { phone, setStage } from '../support/stage.ts'
import { talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage

test('[M2] turning the phone, and back, keeps the place in the list, and its end', { skip }, async () => {
  const { papo, browser } = stage
  using ana = await talker(papo.url, 'Ana')
  const texts = Array.from(
    { length: 150 },
    (_, i) => `palavra ${i} ${'de muitas, que dobram na linha, '.repeat(i % 5)}`,
  )
  for (const text of texts) await ana.room.send(text).answered
  const { page, context } = await openWindow(browser, phone)
  await enterBy(page, papo.url, 'rafa')
  await page.locator('.log .text', { hasText: 'palavra 149' }).waitFor()
  await turn(page, 'over')
  await until('the end is in sight', () => isAtEnd(page))
  await turn(page, 'upright')
  await until('the end is in sight', () => isAtEnd(page))

  await page.locator('.log').evaluate((log) => log.scrollBy(0, -2_500))
  await frames(page)
  const first = await firstInSight(page)
  for (const way of ['over', 'upright', 'over', 'upright'] as const) {
    await turn(page, way)
    assert.equal(await firstInSight(page), first)
  }
  await context.close()
})

test(
  '[M2] the list never pulls the page along: no reload by pulling, none of its surroundings scroll',
  { skip },
  async () => {
    const { papo, browser } = stage
    const { page, context } = await openWindow(browser, phone)
    await enterBy(page, papo.url, 'puxa')
    const behaviours = await page.evaluate(() =>
      ['.log', 'body', 'html'].map((selector) => {
        const element = document.querySelector(selector)
        return element ? getComputedStyle(element).overscrollBehaviorY : ''
      }),
    )
    assert.equal(behaviours[0], 'contain')
    assert.ok(behaviours.slice(1).some((behaviour) => behaviour === 'none'))
    let loads = 0
    page.on('load', () => (loads += 1))
    await pull(page, 120, 700)
    await pull(page, 120, 700)
    assert.equal(loads, 0)
    assert.deepEqual(await page.evaluate(() => [scrollX, scrollY]), [0, 0])
    await context.close()
  },
)

async function turn(page: Page, way: 'upright' | 'over'): Promise<void> {
  await page.setViewportSize(way === 'upright' ? phone : { width: phone.height, height: phone.width })
  await page.waitForFunction((width) => innerWidth === width, way === 'upright' ? phone.width : phone.height)
  await frames(page)
}

/** Lets the page draw. */
async function frames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

/** The seq of the first message that begins below the list's top. */
function firstInSight(page: Page): Promise<number> {
  return page.evaluate(() => {
    const top = document.querySelector('.log')?.getBoundingClientRect().top ?? 0
    const rows = [...document.querySelectorAll<HTMLElement>('.log li.row')]
    const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 8)
    return Number(row?.dataset['seq'])
  })
}

function isAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const log = document.querySelector('.log')
    return log !== null && log.scrollHeight - log.clientHeight - log.scrollTop < 2
  })
}

/** Draws a finger down over the list. */
async function pull(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const at = (type: string, y?: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: y === undefined ? [] : [{ x: 200, y }],
    })
  await at('touchStart', from)
  for (let y = from; y <= to; y += 40) await at('touchMove', y)
  await at('touchEnd')
  await session.detach()
}
