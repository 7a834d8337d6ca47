import type { Page } from 'playwright-core'

import type { Figure } from '../../figure.ts'
import { median, percentile, sorted } from '../../statistics.ts'
import { ask, enterRoom, slowDown } from '../stage.ts'
import type { Stage, Window } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const phrase = 'escrevendo enquanto os outros falam sem parar'

type EnterSample = { ms: number; isSame: boolean }

/** What one run gives, ms; `sameTask` is the share of rows that were there before anything else ran. */
type Composed = {
  interactionP75: number
  interactionMax: number
  enterP95: number
  sameTask: number
  keyP95: number
  bareKeyP95: number
}

/** P1 to P3: a page with all the rows that it may have, on a phone's processor. */
export const composing: WebScenario = async (stage, times) => {
  const talker = await Talker.enter(stage.target, 'Tagarela', 'compor')
  await talker.say(300, 'agora')
  const runs: Composed[] = []
  for (let run = 0; run < times; run++) runs.push(await compose(stage, talker, `compositor ${run}`))
  talker.leave()
  const figure = (scenario: string, name: string, of: keyof Composed): Omit<Figure, 'bound'> => {
    const value = median(runs.map((run) => run[of]))
    return { scenario, name: `${name}, phone`, value, unit: 'ms', slowness: stage.pace.phoneSlowness }
  }
  return [
    { ...figure('P1', 'Enter to row, 95 %', 'enterP95'), bound: { atMost: 8 } },
    { ...figure('P1', 'rows in the same task', 'sameTask'), unit: '', slowness: 1, bound: { atLeast: 1 } },
    { ...figure('P2', 'interactions, 75 %', 'interactionP75'), bound: { atMost: 100 } },
    { ...figure('P2', 'interactions, slowest', 'interactionMax'), bound: { atMost: 200 } },
    { ...figure('P3', 'key to paint among 20/s, 95 %', 'keyP95'), bound: { atMost: 32 } },
    // what the machine and its browser take for themselves
    figure('P3', 'key to paint, nothing but a field', 'bareKeyP95'),
  ]
}

async function compose(stage: Stage, talker: Talker, nick: string): Promise<Composed> {
  const window = await openFullList(stage, nick)
  const { page, cdp } = window
  await slowDown(cdp, stage.pace.phoneRate)
  const interactions = await interact(page)
  const enters = await sayOften(page)
  const keys = await writeAmongOthers(page, talker)
  const bareKeys = await writeInBareField(page)
  await window.close()
  return {
    interactionP75: percentile(sorted(interactions), 0.75),
    interactionMax: Math.max(...interactions),
    enterP95: percentile(sorted(enters.map(({ ms }) => ms)), 0.95),
    sameTask: enters.filter(({ isSame }) => isSame).length / enters.length,
    keyP95: percentile(sorted(keys), 0.95),
    bareKeyP95: percentile(sorted(bareKeys), 0.95),
  }
}

/**
 * Opens a window with as many rows as it may have. In a browser that shows one frame a second at most there is nothing
 * to measure, so another takes its place: Chromium without a screen did so, before its `ThrottleUndrawnFrames` was left
 * out (`stage.ts`).
 */
async function openFullList(stage: Stage, nick: string, tries = 5): Promise<Window> {
  try {
    // a browser that is over holds its nick, and all that look like it
    const window = await fullListOf(stage, `${nick} ${tries}`)
    const frames = await ask<number>(window.page, 'countFrames()')
    if (frames > 15) return window
    throw new Error(`the browser shows ${frames} frames in half a second`)
  } catch (error) {
    if (tries === 1) throw error
    console.error(`composing: ${error instanceof Error ? error.message : String(error)}; starting another browser`)
  }
  await stage.renewBrowser()
  return openFullList(stage, nick, tries - 1)
}

async function fullListOf(stage: Stage, nick: string): Promise<Window> {
  const window = await enterRoom(stage, nick, 'compor')
  await fillList(window)
  return window
}

/** Goes up until the page holds as many rows as it will, and back. */
async function fillList({ page }: Window): Promise<void> {
  await page.locator('.log li.row').last().click()
  for (let back = 0; back < 12; back++) await page.keyboard.press('PageUp')
  await page.locator('#composer').focus()
  // what the way up has begun is no part of what is measured
  await page.waitForTimeout(1_000)
}

/** Types, says, opens and closes the palette; those under 16 ms count as 16. */
async function interact(page: Page): Promise<number[]> {
  await ask(page, 'watchInteractions()')
  await page.keyboard.type('uma frase e outra', { delay: 60 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('com', { delay: 60 })
  await page.keyboard.press('Escape')
  await page.waitForTimeout(500)
  return [16, ...(await ask<number[]>(page, 'takeSamples("interactions")'))]
}

async function sayOften(page: Page): Promise<EnterSample[]> {
  await page.locator('#composer').focus()
  await ask(page, 'watchEnter()')
  for (let message = 0; message < 20; message++) {
    await page.keyboard.type('oi')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(60)
  }
  return ask<EnterSample[]>(page, 'takeSamples("enters")')
}

async function writeAmongOthers(page: Page, talker: Talker): Promise<number[]> {
  await ask(page, 'watchKeys()')
  const quiet = talker.keepSaying(20)
  await page.keyboard.type(phrase, { delay: 50 })
  await page.waitForTimeout(300)
  quiet()
  return ask<number[]>(page, 'takeSamples("keys")')
}

/** The same keys in a page that has a field and nothing else. */
async function writeInBareField(page: Page): Promise<number[]> {
  await page.goto('data:text/html,<!doctype html><textarea autofocus></textarea>')
  await page.locator('textarea').focus()
  await ask(page, 'watchKeys()')
  await page.keyboard.type(phrase, { delay: 50 })
  await page.waitForTimeout(300)
  return ask<number[]>(page, 'takeSamples("keys")')
}
