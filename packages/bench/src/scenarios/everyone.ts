import { byTurns } from '../contenders.ts'
import { median } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import type { Scenario } from './plan.ts'

const scenario = 'everyone'

/** 50 people in a room all speak in the same instant, 20 times. */
export const everyone: Scenario = async ({ rounds }, contenders) => {
  const job = { kind: 'everyone', people: 50, bytes: 64, rounds: 20 } as const
  const results = await byTurns(await contenders(), rounds, job)
  return [
    { scenario, name: 'loop, write each, mean', value: meanOf(results.writeEach), unit: 'ms' },
    { scenario, name: 'loop, write per turn, mean', value: meanOf(results.perTurn), unit: 'ms' },
    { scenario, name: 'Papo, mean', value: meanOf(results.papo), unit: 'ms', bound: { below: 120 } },
    { scenario, name: 'Papo, 99 %', value: median(results.papo.map((result) => result.p99)), unit: 'ms' },
  ]
}

const meanOf = (results: Delays[]): number => median(results.map((result) => result.mean))
