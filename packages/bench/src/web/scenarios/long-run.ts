import { ask, enterRoom } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const parts = 12
const messagesPerPart = 8_400
const switchesPerPart = 4

/** P9: an hour's 100,000 messages and 50 changes of room in the time that they take; the heap after each part. */
export const longRun: WebScenario = async (stage) => {
  const talker = await Talker.enter(stage.target, 'Incansável', 'hora-a')
  const other = await Talker.enter(stage.target, 'Outro', 'hora-b')
  await talker.say(1, 'começo')
  await other.say(1, 'aqui')
  const { page, cdp, close } = await enterRoom(stage, 'ouvinte', 'hora-a')
  await page.locator('.rooms a[href$="/s/hora-b"]').first().waitFor()
  const heaps: number[] = []
  for (let part = 0; part < parts; part++) {
    const mark = `parte ${part} fim`
    await talker.say(messagesPerPart, mark)
    await page.locator('.log li.row', { hasText: mark }).waitFor({ timeout: 60_000 })
    for (let turn = 0; turn < switchesPerPart / 2; turn++) {
      await ask(page, "goTo('hora-b', 'aqui')")
      await ask(page, `goTo('hora-a', '${mark}')`)
    }
    await cdp.send('HeapProfiler.collectGarbage')
    heaps.push((await cdp.send('Runtime.getHeapUsage')).usedSize / 2 ** 20)
  }
  await close()
  talker.leave()
  other.leave()
  const last = heaps.slice(-parts / 3)
  const growth = (last.at(-1) ?? Number.NaN) - (last[0] ?? Number.NaN)
  return [
    {
      scenario: 'P9',
      name: 'heap after 100,000 messages',
      value: heaps.at(-1) ?? Number.NaN,
      unit: 'MB',
      bound: { atMost: 60 },
    },
    { scenario: 'P9', name: 'growth over the last third', value: growth, unit: 'MB', bound: { atMost: 1 } },
  ]
}
