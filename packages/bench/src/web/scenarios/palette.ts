import type { Page } from 'playwright-core'

import { makeRooms } from '../standing-load.ts'
import { median } from '../../statistics.ts'
import { ask, enterRoom, slownessSince } from '../stage.ts'
import type { WebScenario } from './plan.ts'

const msBetweenKeys = 60

/** P11: the palette among 5,000 rooms. */
export const palette: WebScenario = async (stage, times) => {
  const makers = await makeRooms(stage.target, 5_000)
  const opened: number[] = []
  const keys: number[] = []
  for (let run = 0; run < times; run++) {
    const { page, close } = await enterRoom(stage, `buscador ${run}`)
    await page.waitForTimeout(2_500)
    opened.push(await openByKeys(page))
    await ask(page, 'watchKeys()')
    await page.keyboard.type('assunto 49', { delay: 80 })
    await page.waitForTimeout(200)
    keys.push(median(await ask<number[]>(page, 'takeSamples("keys")')))
    await close()
  }
  makers.forEach((member) => member.leave())
  const slowness = await slownessSince(stage)
  return [
    {
      scenario: 'P11',
      name: 'palette opens among 5,000 rooms',
      value: median(opened),
      unit: 'ms',
      slowness,
      bound: { atMost: 50 },
    },
    {
      scenario: 'P11',
      name: 'key to paint in it, median',
      value: median(keys),
      unit: 'ms',
      slowness,
      bound: { atMost: 16 },
    },
  ]
}

/** Ctrl+K as a hand presses it: the one goes down before the other. */
async function openByKeys(page: Page): Promise<number> {
  const opened = ask<number>(page, 'openedPalette()')
  await page.keyboard.down('Control')
  await page.waitForTimeout(msBetweenKeys)
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
  return opened
}
