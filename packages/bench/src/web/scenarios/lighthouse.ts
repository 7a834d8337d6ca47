import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

import type { Figure } from '../../figure.ts'
import { median } from '../../statistics.ts'
import { fetchLighthouse } from '../lighthouse-program.ts'
import { isOfApp, lossesOf, pointsOf } from '../lighthouse-report.ts'
import type { LighthouseReport } from '../lighthouse-report.ts'
import type { Stage } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const leastPoints = { performance: 95, accessibility: 100, 'best-practices': 100 }
const categories = Object.keys(leastPoints) as (keyof typeof leastPoints)[]
const room = 'farol'

/** P12: Lighthouse's account of the door and of a room with messages, on the phone that it imagines. */
export const lighthouse: WebScenario = async (stage, times) => {
  const { look } = await fetchLighthouse(stage.program, stage.pace.phoneRate)
  const talker = await Talker.enter(stage.target, 'Faroleiro', room)
  await talker.say(200, 'a última')
  const profile = await mkdtemp(join(tmpdir(), 'papo-profile-'))
  try {
    await goIn(stage, profile)
    const figures: Figure[] = []
    for (const { path, folder } of [{ path: '/' }, { path: `/s/${room}`, folder: profile }]) {
      const reports: LighthouseReport[] = []
      for (let run = 0; run < times; run++) reports.push(await look(`${stage.url}${path}`, folder))
      const isAsMeant = reports.every((report) => isOfApp(report) === (folder !== undefined))
      if (!isAsMeant) throw new Error(`Lighthouse saw another page at ${path}`)
      figures.push(...judge(path, reports))
    }
    return figures
  } finally {
    talker.leave()
    await rm(profile, { recursive: true, force: true })
  }
}

/** Goes in by the door. The cookie stays in the folder: Lighthouse forgets caches and workers before it looks, cookies not. */
async function goIn({ program, url }: Stage, profile: string): Promise<void> {
  const options = { executablePath: program, args: ['--no-sandbox'], locale: 'pt-BR' }
  const context = await chromium.launchPersistentContext(profile, options)
  const page = await context.newPage()
  await page.goto(`${url}/s/${room}`)
  await page.locator('#nick').fill('visita')
  await page.keyboard.press('Enter')
  await page.locator('.log li.row', { hasText: 'a última' }).waitFor()
  await context.close()
}

/** Says what took points, and gives the medians. */
function judge(path: string, reports: readonly LighthouseReport[]): Figure[] {
  return categories.map((category) => {
    const points = reports.map((report) => pointsOf(report, category))
    for (const [index, report] of reports.entries()) {
      if (points[index] === 100) continue
      process.stdout.write(`${path}, ${category} ${points[index]}: ${lossesOf(report, category).join('; ')}\n`)
    }
    return {
      scenario: 'P12',
      name: `${path}: ${category}`,
      value: median(points),
      unit: '',
      bound: { atLeast: leastPoints[category] },
    }
  })
}
