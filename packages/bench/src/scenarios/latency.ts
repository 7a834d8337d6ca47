import { byTurns } from '../contenders.ts'
import { median } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import type { Scenario } from './plan.ts'

const scenario = 'latency'

/** One writer, 100 readers, one message in flight; measured against the quicker of the two loops. */
export const latency: Scenario = async ({ rounds, seconds }, contenders) => {
  const job = { kind: 'latency', people: 100, bytes: 64, seconds } as const
  const results = await byTurns(await contenders(), rounds, job)
  const each = medianOf(results.writeEach)
  const turn = medianOf(results.perTurn)
  const papo = medianOf(results.papo)
  return [
    { scenario, name: 'loop, write each, median', value: each, unit: 'ms' },
    { scenario, name: 'loop, write per turn, median', value: turn, unit: 'ms' },
    { scenario, name: 'Papo, median', value: papo, unit: 'ms' },
    { scenario, name: 'Papo / quicker loop', value: papo / Math.min(each, turn), unit: '', bound: { atMost: 2 } },
    { scenario, name: 'Papo, 99 %', value: median(results.papo.map((result) => result.p99)), unit: 'ms' },
  ]
}

const medianOf = (results: Delays[]): number => median(results.map((result) => result.p50))
