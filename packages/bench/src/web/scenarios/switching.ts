import { median } from '../../statistics.ts'
import { ask, enterRoom, slownessSince } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

/** P7: from one room to another that was not seen yet, and back to one that was. */
export const switching: WebScenario = async (stage, times) => {
  const first = await Talker.enter(stage.target, 'Um', 'troca-a')
  const second = await Talker.enter(stage.target, 'Dois', 'troca-b')
  await first.say(100, 'a primeira')
  await second.say(100, 'a segunda')
  const fresh: number[] = []
  const known: number[] = []
  for (let run = 0; run < times; run++) {
    const { page, close } = await enterRoom(stage, `andarilho ${run}`, 'troca-a')
    await page.locator('.log li.row', { hasText: 'a primeira' }).waitFor()
    await page.locator('.rooms a[href$="/s/troca-b"]').first().waitFor()
    fresh.push(await ask<number>(page, "goTo('troca-b', 'a segunda')"))
    known.push(await ask<number>(page, "goTo('troca-a', 'a primeira')"))
    await close()
  }
  first.leave()
  second.leave()
  const slowness = await slownessSince(stage)
  return [
    {
      scenario: 'P7',
      name: 'to a room not seen yet',
      value: median(fresh),
      unit: 'ms',
      slowness,
      bound: { atMost: 300 },
    },
    {
      scenario: 'P7',
      name: 'to a room seen before',
      value: median(known),
      unit: 'ms',
      slowness,
      bound: { atMost: 50 },
    },
  ]
}
