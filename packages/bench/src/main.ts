import { writeFileSync } from 'node:fs'

import { runningPapo, startContenders } from './contenders.ts'
import type { Contenders } from './contenders.ts'
import { holds } from './figure.ts'
import type { Figure } from './figure.ts'
import { readFlags } from './flags.ts'
import { describeMachine } from './machine.ts'
import { scenarios } from './scenarios/all.ts'
import { tableOf } from './table.ts'

// These start servers of their own and look at their memory.
const needsOwnServer = ['start', 'idle', 'idle-ws', 'files']

const flags = readFlags(process.argv.slice(2), Object.keys(scenarios))
const machine = await describeMachine()
for (const [name, value] of Object.entries(machine)) say(`${name.padEnd(10)} ${value}`)
const figures = await measure()
say(`\n${tableOf(figures)}`)
const missed = figures.filter((figure) => !holds(figure))
say(missed.length === 0 ? '\nEvery bound holds.' : `\n${missed.length} of the bounds are MISSED.`)
if (flags.json) writeFileSync(flags.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
process.exitCode = missed.length === 0 ? 0 : 1

async function measure(): Promise<Figure[]> {
  let running: Promise<Contenders> | undefined
  const contenders = (): Promise<Contenders> => (running ??= startContenders())
  const all: Figure[] = []
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (!flags.only.includes(name)) continue
      if (runningPapo() && needsOwnServer.includes(name)) {
        say(`${name}: left out, it needs a server of its own`)
        continue
      }
      const start = performance.now()
      all.push(...(await scenario(flags.effort, contenders).catch((error) => failed(name, error))))
      say(`${name}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
    }
  } finally {
    await (await running)?.stop()
  }
  return all
}

/** A scenario that could not be measured misses its bound; the others are measured all the same. */
function failed(scenario: string, error: unknown): Figure[] {
  say(`${scenario}: ${error instanceof Error ? error.message : String(error)}`)
  return [{ scenario, name: 'failed', value: Number.NaN, unit: '', bound: { atLeast: 0 } }]
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
