import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'

import { holds, holdsAsItIs } from '../figure.ts'
import type { Figure } from '../figure.ts'
import { describeMachine } from '../machine.ts'
import { tableOf } from '../table.ts'
import { asItIs } from './pace.ts'
import type { Pace } from './pace.ts'
import { composing } from './scenarios/composing.ts'
import { firstMessage, withoutScripts } from './scenarios/first-message.ts'
import { fullRoom } from './scenarios/full-room.ts'
import { lighthouse } from './scenarios/lighthouse.ts'
import { longRun } from './scenarios/long-run.ts'
import { palette } from './scenarios/palette.ts'
import type { WebScenario } from './scenarios/plan.ts'
import { scrolling } from './scenarios/scrolling.ts'
import { switching } from './scenarios/switching.ts'
import { setStage } from './stage.ts'
import type { Stage } from './stage.ts'

const scenarios: Readonly<Record<string, WebScenario>> = {
  'first-message': firstMessage,
  'without-scripts': withoutScripts,
  composing,
  scrolling,
  switching,
  'long-run': longRun,
  'full-room': fullRoom,
  palette,
  lighthouse,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(scenarios).join(',') },
    quick: { type: 'boolean', default: false },
    'as-it-is': { type: 'boolean', default: false },
  },
})
const only = values.only.split(',')
const unknown = only.find((name) => !Object.hasOwn(scenarios, name))
if (unknown !== undefined) throw new Error(`no scenario "${unknown}"; there are: ${Object.keys(scenarios).join(', ')}`)
const times = values.quick ? 1 : 5
for (const [name, value] of Object.entries(await describeMachine())) say(`${name.padEnd(10)} ${value}`)
const figures: Figure[] = []
for (const name of only) figures.push(...(await measure(name)))
say(`\n${tableOf(figures)}`)
say('\nP5 and P6 are held by `npm test`.')
const missed = figures.filter((figure) => !holds(figure))
const granted = figures.filter((figure) => holds(figure) && !holdsAsItIs(figure))
if (granted.length > 0) say(`${granted.length} hold as the machine is slower than that of the budgets (ok here).`)
say(missed.length === 0 ? 'Every budget holds.' : `${missed.length} of the budgets are MISSED.`)
process.exitCode = missed.length === 0 ? 0 : 1

/** Each on a server and in a browser of its own, so that none finds what another left. */
async function measure(name: string): Promise<Figure[]> {
  const before = loadavg()[0] ?? Number.NaN
  let stage: Stage | undefined
  try {
    stage = await setStage(values['as-it-is'] ? asItIs : undefined)
    say(`${name}: ${paceText(stage.pace)}`)
    const found = (await scenarios[name]?.(stage, times)) ?? []
    say(`${name}: done; load average ${before.toFixed(1)} before it, ${(loadavg()[0] ?? 0).toFixed(1)} after`)
    return found
  } catch (error) {
    say(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    return [{ scenario: name, name: 'failed', value: Number.NaN, unit: '', bound: { atLeast: 0 } }]
  } finally {
    await stage?.stop()
  }
}

function paceText({ slowness, phoneRate, phoneSlowness }: Pace): string {
  const lacks = phoneSlowness > 1 ? `, and takes ${phoneSlowness.toFixed(2)} times as long even so` : ''
  return `the machine takes ${slowness.toFixed(2)} times as long as that of the budgets; a phone is ${phoneRate.toFixed(1)} times slower${lacks}`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
