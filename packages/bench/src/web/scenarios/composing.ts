import { median, percentile, sorted } from '../../statistics.ts'
import { ask, enterRoom, slowDown } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

type EnterSample = { ms: number; isSame: boolean }

/** P1 to P3: a page with all the rows that it may have, on a processor four times slower. */
export const composing: WebScenario = async (stage, times) => {
  const talker = await Talker.enter(stage.target, 'Tagarela', 'compor')
  await talker.say(300, 'agora')
  const enters: number[] = []
  const same: number[] = []
  const keys: number[] = []
  const interactions: { p75: number; max: number }[] = []
  for (let run = 0; run < times; run++) {
    const { page, cdp, close } = await enterRoom(stage, `compositor ${run}`, 'compor')
    await page.keyboard.press('F6')
    for (let back = 0; back < 12; back++) await page.keyboard.press('PageUp')
    await page.locator('#composer').focus()
    await slowDown(cdp, 4)
    await ask(page, 'watchInteractions()')
    await page.keyboard.type('uma frase e outra', { delay: 60 })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('com', { delay: 60 })
    await page.keyboard.press('Escape')
    await page.waitForTimeout(500)
    const told = await ask<number[]>(page, 'takeSamples()')
    interactions.push({ p75: percentile(sorted(told), 0.75), max: Math.max(0, ...told) })
    await page.locator('#composer').focus()
    await ask(page, 'watchEnter()')
    for (let message = 0; message < 20; message++) {
      await page.keyboard.type('oi')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(60)
    }
    const entered = await ask<EnterSample[]>(page, 'takeSamples()')
    const rows = entered.filter((sample) => typeof sample === 'object')
    enters.push(percentile(sorted(rows.map(({ ms }) => ms)), 0.95))
    same.push(rows.filter(({ isSame }) => isSame).length / rows.length)
    await ask(page, 'watchKeys()')
    const quiet = talker.keepSaying(20)
    await page.keyboard.type('escrevendo enquanto os outros falam sem parar', { delay: 50 })
    await page.waitForTimeout(300)
    quiet()
    const typed = await ask<(number | EnterSample)[]>(page, 'takeSamples()')
    keys.push(percentile(sorted(typed.filter((sample) => typeof sample === 'number')), 0.95))
    await close()
  }
  talker.leave()
  return [
    { scenario: 'P1', name: 'Enter to row, 95 %, 4x', value: median(enters), unit: 'ms', bound: { atMost: 8 } },
    { scenario: 'P1', name: 'rows in the same task', value: median(same) * 100, unit: '%', bound: { atLeast: 100 } },
    {
      scenario: 'P2',
      name: 'interactions, 75 %, 4x',
      value: median(interactions.map(({ p75 }) => p75)),
      unit: 'ms',
      bound: { atMost: 100 },
    },
    {
      scenario: 'P2',
      name: 'interactions, slowest, 4x',
      value: median(interactions.map(({ max }) => max)),
      unit: 'ms',
      bound: { atMost: 200 },
    },
    {
      scenario: 'P3',
      name: 'key to paint among 20/s, 95 %, 4x',
      value: median(keys),
      unit: 'ms',
      bound: { atMost: 32 },
    },
  ]
}
