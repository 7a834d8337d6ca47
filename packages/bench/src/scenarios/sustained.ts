import { byTurns } from '../contenders.ts'
import { median } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import type { Scenario } from './plan.ts'

const scenario = 'sustained'

/** 50 people in a room, 500 messages a second in all, evenly spread. */
export const sustained: Scenario = async ({ rounds, seconds }, contenders) => {
  const job = { kind: 'sustained', people: 50, bytes: 64, perSecond: 500, seconds } as const
  const results = await byTurns(await contenders(), rounds, job)
  return [
    { scenario, name: 'loop, write each, median', value: medianOf(results.writeEach), unit: 'ms' },
    { scenario, name: 'loop, write per turn, median', value: medianOf(results.perTurn), unit: 'ms' },
    { scenario, name: 'Papo, median', value: medianOf(results.papo), unit: 'ms', bound: { below: 1 } },
    { scenario, name: 'Papo, 99 %', value: median(results.papo.map((result) => result.p99)), unit: 'ms' },
  ]
}

const medianOf = (results: Delays[]): number => median(results.map((result) => result.p50))
