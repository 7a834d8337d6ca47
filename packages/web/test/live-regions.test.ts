import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import type { Talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

declare global {
  /** All that the page has told screen readers. */
  var announced: string[]
}

async function sayMany({ room }: Talker, count: number, word: string): Promise<void> {
  for (let from = 0; from < count; from += 50) {
    const size = Math.min(50, count - from)
    await Promise.all(Array.from({ length: size }, (_, i) => room.send(`${word} ${from + i}`).answered))
  }
}

/** Every line counts, though the page takes it away after some seconds. */
async function collect(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.announced = []
    const onLines = (changes: MutationRecord[]): void => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) announced.push(node.textContent ?? '')
    }
    for (const region of document.querySelectorAll('#anuncio, #urgente'))
      new MutationObserver(onLines).observe(region, { childList: true })
  })
}

/** How many messages announcements stand for: a burst names its number. */
function countIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Number(/^(\d+) mensagens? novas?/.exec(line)?.[1] ?? 1), 0)
}

test('[A4] 1,000 messages of history are announced by nothing, 50 new ones by at most 4 lines', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  await sayMany(ana, 1_000, 'antes')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'ouvinte')
  await page.locator('.log li.row', { hasText: 'antes 999' }).waitFor()
  await collect(page)
  await page.locator('.log').hover()
  const isAtBeginning = async (): Promise<boolean> => {
    await page.mouse.wheel(0, -3_000)
    return page.locator('.beginning').isVisible()
  }
  await until('the beginning is seen', isAtBeginning)
  assert.deepEqual(await page.evaluate(() => announced), [])
  await page.locator('.jump').last().click()
  await page.locator('.log li.row', { hasText: 'antes 999' }).waitFor()
  const isAtEnd = (): Promise<boolean> =>
    page.evaluate(() => {
      const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.log')!
      return scrollHeight - scrollTop - clientHeight <= 1
    })
  await until('the end is seen', isAtEnd)
  await sayMany(ana, 50, 'agora')
  await until('all are counted', async () => countIn(await page.evaluate(() => announced)) >= 50)
  const lines = await page.evaluate(() => announced)
  assert.equal(countIn(lines), 50)
  assert.ok(lines.length <= 4, lines.join('\n'))
  await context.close()
})
