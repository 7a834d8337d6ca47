import { byTurns } from '../contenders.ts'
import { middle } from './fan-out-figures.ts'
import type { Scenario } from './plan.ts'

const scenario = 'kilobyte'

/** One person writes texts of 1,024 bytes as fast as 49 others can have them, 200 in flight. */
export const kilobyte: Scenario = async ({ rounds, seconds }, contenders) => {
  const job = { kind: 'fan-out', people: 50, writers: 1, window: 200, bytes: 1024, seconds } as const
  const results = await byTurns(await contenders(), rounds, job)
  return [
    { scenario, name: 'loop, write each', value: middle(results.writeEach, 'linesPerSecond'), unit: 'lines/s' },
    { scenario, name: 'loop, write per turn', value: middle(results.perTurn, 'linesPerSecond'), unit: 'lines/s' },
    {
      scenario,
      name: 'Papo',
      value: middle(results.papo, 'linesPerSecond'),
      unit: 'lines/s',
      bound: { atLeast: 360_000 },
    },
  ]
}
