import { fileURLToPath } from 'node:url'

import type { Browser, Page } from 'playwright-core'

import { median } from '../statistics.ts'

/**
 * What a slice of twenty plain rows takes on the machine that the budgets of the page were set on (the prototype of the
 * page, medians): as it is, and as a phone, its processor four times slower. ms
 */
const reference = { desktop: 2.3, phone: 9.9 } as const
const phoneRate = 4

const plainRows = fileURLToPath(new URL('plain-rows.js', import.meta.url))
const plainPage = `data:text/html,${encodeURIComponent(`<!doctype html><style>
  body { margin: 0; font: 16px/1.45 sans-serif }
  ul { height: 100vh; overflow: auto; margin: 0; padding: 0 }
  li { display: grid; grid-template-columns: 40px 1fr; column-gap: 14px; padding: 6px 20px; list-style: none }
  i { width: 40px; height: 40px; border-radius: 14px; background: teal; grid-row: 1 / 3 }
  time { font-size: 13px } p { margin: 0 }
</style><ul></ul>`)}`
const windows = 3
const slices = 40

/** How quick this machine's browser is, beside the one that the budgets are of. */
export type Pace = {
  /** How many times as long it takes; never less than 1. */
  slowness: number
  /** How many times slower the processor is to be made for the page to be on the phone that the budgets mean; 1 to 4. */
  phoneRate: number
  /** How many times as long as that phone it takes even so; 1 but on a machine that is slower than the phone. */
  phoneSlowness: number
}

/** The machine as it is: bounds are not changed, and a phone is whatever is four times slower. */
export const asItIs: Pace = { slowness: 1, phoneRate, phoneSlowness: 1 }

/** Takes the time of a list that is nothing but rows, in windows of their own. */
export async function measurePace(browser: Browser): Promise<Pace> {
  const found: { quick: number; slow: number }[] = []
  for (let window = 0; window < windows; window++) found.push(await mountRows(browser))
  return paceOf({ quick: median(found.map(({ quick }) => quick)), slow: median(found.map(({ slow }) => slow)) })
}

/** What follows from the ms that a slice takes here: as the processor is, and four times slower. */
export function paceOf({ quick, slow }: { quick: number; slow: number }): Pace {
  // the time grows with the rate in a straight line: what is not the page's thread is not slowed down
  const rate = 1 + ((reference.phone - quick) / (slow - quick)) * (phoneRate - 1)
  return {
    slowness: Math.max(1, quick / reference.desktop),
    phoneRate: Math.min(phoneRate, Math.max(1, rate)),
    phoneSlowness: Math.max(1, quick / reference.phone),
  }
}

async function mountRows(browser: Browser): Promise<{ quick: number; slow: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(plainPage)
  await page.addScriptTag({ path: plainRows })
  const quick = await mount(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: phoneRate })
  const slow = await mount(page)
  await context.close()
  return { quick, slow }
}

async function mount(page: Page): Promise<number> {
  return median(await page.evaluate<number[]>(`mountPlainSlices(${slices})`))
}
