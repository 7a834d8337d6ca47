import { fillRoom } from '../standing-load.ts'
import { median } from '../../statistics.ts'
import { enterRoom } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const watchMs = 5_000
const typed = 'nada do que se escreve se perde'

/** P10: 500 people in a room in which 50 messages a second are said, and somebody who writes there. */
export const fullRoom: WebScenario = async (stage, times) => {
  const shares: number[] = []
  const lost: number[] = []
  const crowd = await fillRoom(stage.target, { people: 498, room: 'cheia' })
  const talker = await Talker.enter(stage.target, 'Locutor', 'cheia')
  const quiet = talker.keepSaying(50)
  for (let run = 0; run < times; run++) {
    const { page, cdp, close } = await enterRoom(stage, `escritor ${run}`, 'cheia')
    await page.waitForTimeout(1_000)
    // the time that the thread had a processor, whoever else had one meanwhile
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async (): Promise<number> =>
      (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ??
      Number.NaN
    const start = { at: performance.now(), busy: await busy() }
    await page.locator('#composer').focus()
    await page.keyboard.type(typed, { delay: 60 })
    await page.waitForTimeout(Math.max(0, watchMs - (performance.now() - start.at)))
    shares.push(((await busy()) - start.busy) / ((performance.now() - start.at) / 1000))
    lost.push(typed.length - (await page.locator('#composer').inputValue()).length)
    await close()
  }
  quiet()
  talker.leave()
  crowd.forEach((member) => member.leave())
  return [
    { scenario: 'P10', name: 'main thread in use', value: median(shares) * 100, unit: '%', bound: { atMost: 40 } },
    { scenario: 'P10', name: 'keys that were lost', value: Math.max(...lost), unit: '', bound: { atMost: 0 } },
  ]
}
