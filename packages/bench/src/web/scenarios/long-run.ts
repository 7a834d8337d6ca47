import type { Page } from 'playwright-core'

import { slope } from '../../statistics.ts'
import { ask, enterRoom } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const parts = 12
const messagesPerPart = 8_400
/** Each to the other room and back. */
const visitsPerPart = 3
const seenMs = 120_000
/** What was in sight for a second is read, and that is told once a second at most. */
const readMs = 2_500

/** P9: an hour's 100,000 messages and 72 changes of room in the time that they take; the heap after each part. */
export const longRun: WebScenario = async (stage) => {
  const talker = await Talker.enter(stage.target, 'Incansável', 'hora-a')
  const other = await Talker.enter(stage.target, 'Outro', 'hora-b')
  await talker.say(1, 'começo')
  await other.say(1, 'aqui')
  const { page, cdp, close } = await enterRoom(stage, 'ouvinte', 'hora-a')
  await page.locator('.rooms a[href$="/s/hora-b"]').first().waitFor()
  const heaps: number[] = []
  let lost = 0
  for (let part = 0; part < parts; part++) {
    const mark = `parte ${part} fim`
    await talker.say(messagesPerPart, mark)
    lost += await waitForEnd(page, mark)
    for (let visit = 0; visit < visitsPerPart; visit++) {
      await ask(page, "goTo('hora-b', 'aqui')")
      await ask(page, `goTo('hora-a', '${mark}')`)
    }
    await cdp.send('HeapProfiler.collectGarbage')
    heaps.push((await cdp.send('Runtime.getHeapUsage')).usedSize / 2 ** 20)
  }
  await close()
  talker.leave()
  other.leave()
  process.stdout.write(`heap after each part, MB: ${heaps.map((heap) => heap.toFixed(2)).join(', ')}\n`)
  const third = parts / 3
  const growth = slope(heaps.slice(-third)) * third
  const heap = heaps.at(-1) ?? Number.NaN
  return [
    { scenario: 'P9', name: 'heap after 100,000 messages', value: heap, unit: 'MB', bound: { atMost: 60 } },
    { scenario: 'P9', name: 'growth over the last third', value: growth, unit: 'MB', bound: { atMost: 1 } },
    { scenario: 'P9', name: 'times that the list left its end', value: lost, unit: '', bound: { atMost: 0 } },
  ]
}

/**
 * Waits until the newest message is drawn and read: what is not read when one leaves, the room opens at.
 * A list that left its end by itself is sent back to it, as a person would; answers how often.
 */
async function waitForEnd(page: Page, mark: string): Promise<number> {
  const row = page.locator('.log li.row', { hasText: mark })
  const pill = page.locator('.jump').last()
  let lost = 0
  for (;;) {
    await row.or(pill).first().waitFor({ timeout: seenMs })
    if (!(await pill.isVisible())) break
    lost++
    await pill.click()
  }
  await page.waitForTimeout(readMs)
  return lost
}
