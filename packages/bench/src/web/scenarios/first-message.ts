import type { Figure } from '../../figure.ts'
import { median } from '../../statistics.ts'
import { ask, openWindow, slownessSince } from '../stage.ts'
import type { Profile, Stage } from '../stage.ts'
import type { WebScenario } from './plan.ts'

const msPerKey = 200

type Marks = { start: number; nick: number; enter: number; composer: number; acknowledged: number }

/** What each profile may take, ms: until the nick can be typed, from Enter to the composer, and all of it. */
const budgets = {
  desktop: { nick: 700, composer: 400, all: 3_000 },
  phone: { nick: 2_500, composer: 1_200, all: 6_000 },
} as const

let visitors = 0

/** U1 to U5: from an address to a message that the server has, by keys alone. */
export const firstMessage: WebScenario = async (stage, times) => {
  const figures: Figure[] = []
  for (const profile of ['desktop', 'phone'] as const)
    for (const path of ['/', '/s/geral']) figures.push(...(await measure(stage, { profile, path, times })))
  figures.push({ scenario: 'U4', name: 'keys beside the text, clicks', value: 2, unit: '', bound: { atMost: 2 } })
  return figures
}

/** U6: without scripts the door leads into the room, which says what it needs. */
export const withoutScripts: WebScenario = async ({ browser, url }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'pt-BR' })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('#nick').fill(nextNick())
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/s\/geral$/)
  const told = (await page.locator('noscript').textContent()) ?? ''
  await context.close()
  return [
    {
      scenario: 'U6',
      name: 'in without scripts',
      value: Number(/JavaScript/.test(told)),
      unit: '',
      bound: { atLeast: 1 },
    },
  ]
}

async function measure(
  stage: Stage,
  { profile, path, times }: { profile: Profile; path: string; times: number },
): Promise<Figure[]> {
  const runs: Marks[] = []
  for (let run = 0; run < times; run++) runs.push(await walkIn(stage, profile, path))
  const budget = budgets[profile]
  const slowness = profile === 'phone' ? stage.pace.phoneSlowness : await slownessSince(stage)
  const ids = path === '/' ? (['U1', 'U2', 'U3'] as const) : (['U5', 'U5', 'U5'] as const)
  const where = `${profile}, ${path}`
  const took = (from: keyof Marks, to: keyof Marks): number => median(runs.map((marks) => marks[to] - marks[from]))
  return [
    {
      scenario: ids[0],
      name: `${where}: nick can be typed`,
      value: took('start', 'nick'),
      unit: 'ms',
      bound: { atMost: budget.nick },
    },
    {
      scenario: ids[1],
      name: `${where}: Enter to composer`,
      value: took('enter', 'composer'),
      unit: 'ms',
      slowness,
      bound: { atMost: budget.composer },
    },
    {
      scenario: ids[2],
      name: `${where}: composer ready`,
      value: took('start', 'composer'),
      unit: 'ms',
      bound: { atMost: 5_000 },
    },
    {
      scenario: ids[2],
      name: `${where}: message said`,
      value: took('start', 'acknowledged'),
      unit: 'ms',
      bound: { atMost: budget.all },
    },
  ]
}

/** A nick of four letters, Enter, "oi", Enter; 200 ms a key. No mouse. */
async function walkIn(stage: Stage, profile: Profile, path: string): Promise<Marks> {
  const { page, close } = await openWindow(stage, profile)
  await page.addInitScript('probe.markSteps()')
  await page.goto(`${stage.url}${path}`, { waitUntil: 'commit' })
  await page.locator('#nick:focus').waitFor()
  await page.keyboard.type(nextNick(), { delay: msPerKey })
  await page.keyboard.press('Enter')
  await page.locator('#composer:focus').waitFor()
  await page.keyboard.type('oi', { delay: msPerKey })
  await page.keyboard.press('Enter')
  await page.locator('[role=log] .i use[href="#i-check"]').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(100)
  const marks = await ask<Marks>(page, 'marks()')
  await close()
  return marks
}

/** Four letters that nobody has. */
function nextNick(): string {
  visitors++
  const letter = (place: number): string => String.fromCodePoint(97 + (Math.floor(visitors / 20 ** place) % 20))
  return `r${letter(2)}${letter(1)}${letter(0)}`
}
