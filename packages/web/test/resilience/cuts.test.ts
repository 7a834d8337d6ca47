import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from '../support/browser.ts'
import { Cable } from '../support/cable.ts'
import { desk, setStage } from '../support/stage.ts'
import { listed, readOn, say, talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage
const isLong = (process.env['PAPO_LONG'] ?? '') !== ''
const cuts = isLong ? 50 : 8
const sends = isLong ? 500 : 80

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

test(
  `[R1] ${sends} messages typed through ${cuts} cuts, answers lost in one of five: each once, in order, everywhere`,
  { skip, timeout: isLong ? 900_000 : 120_000 },
  async () => {
    const { papo, browser } = stage
    await using cable = await Cable.lay(papo.port)
    using ana = await talker(papo.url, 'Ana')
    const { page, context } = await openWindow(browser, desk)
    await enterBy(page, cable.url, 'rafa')
    const all = range(sends).map((i) => `dita ${i}`)
    const perCut = sends / cuts
    for (const [i, text] of all.entries()) {
      const isMiddle = i % perCut === Math.floor(perCut / 2)
      const losesAnswers = isMiddle && Math.floor(i / perCut) % 5 === 0
      if (losesAnswers) {
        await until('she is back', async () => (await waiting(page)) === 0)
        cable.losesAnswers = true
      }
      await say(page, text)
      if (losesAnswers) await until('it arrived', () => ana.heard.includes(text))
      if (isMiddle) cable.cut()
      cable.losesAnswers = false
    }
    await until(
      () => `all arrive: ${ana.heard.length}`,
      () => ana.heard.length >= sends,
    )
    await until('none waits', async () => (await waiting(page)) === 0)
    assert.deepEqual(ana.heard, all)
    await page.evaluate(() => document.querySelector('.log')?.scrollTo(0, 0))
    await until('the page shows the first', async () => {
      await page.evaluate(() => document.querySelector('.log')?.scrollTo(0, 0))
      return (await listed(page))[0]?.text === all[0]
    })
    assert.deepEqual(
      (await readOn(page)).map(({ text }) => text),
      all,
    )
    await context.close()
  },
)

test(
  '[R2] five messages written offline are sent once, in order, after the page was loaded again',
  { skip },
  async () => {
    const { papo, browser } = stage
    await using cable = await Cable.lay(papo.port)
    using ana = await talker(papo.url, 'Bia')
    const { page, context } = await openWindow(browser, desk)
    await enterBy(page, cable.url, 'davi')
    const all = range(5).map((i) => `sem rede ${i}`)
    cable.pullOut()
    for (const text of all) await say(page, text)
    await until('all wait', async () => (await waiting(page)) === 5)
    assert.deepEqual(ana.heard, [])
    cable.plugIn()
    await page.reload()
    await until('all arrive', () => ana.heard.length >= 5)
    await until('none waits', async () => (await waiting(page)) === 0)
    // a word after them: what had been sent twice would have come before it
    await say(page, 'e agora?')
    await until('the last arrives', () => ana.heard.includes('e agora?'))
    assert.deepEqual(ana.heard, [...all, 'e agora?'])
    const shown = (await listed(page)).map(({ text }) => text)
    assert.deepEqual(shown.slice(-6), [...all, 'e agora?'])
    await context.close()
  },
)

/** How many messages of the page are still on their way. */
function waiting(page: Page): Promise<number> {
  return page.locator('.log li.row:is(.pend, .local, .bad)').count()
}
