import { byTurns } from '../contenders.ts'
import { busyRoom, middle, mostDisturbed } from './fan-out-figures.ts'
import type { Scenario } from './plan.ts'

const scenario = 'fan-out'

/** 500 people in a room, 50 of them writing 64 bytes, 200 messages in flight in all. */
export const fanOut: Scenario = async ({ rounds, seconds }, contenders) => {
  const job = { ...busyRoom, seconds }
  const results = await byTurns(await contenders(), rounds, job)
  const disturbed = mostDisturbed([results.papo, results.writeEach, results.perTurn])
  const speed = {
    papo: middle(results.papo, 'linesPerSecond'),
    each: middle(results.writeEach, 'linesPerSecond'),
    turn: middle(results.perTurn, 'linesPerSecond'),
  }
  return [
    { scenario, name: 'loop, write each', value: speed.each, unit: 'lines/s' },
    { scenario, name: 'loop, write per turn', value: speed.turn, unit: 'lines/s' },
    { scenario, name: 'Papo', value: speed.papo, unit: 'lines/s' },
    // Below this, the gathering loop is at fault and the next figure says nothing.
    { scenario, name: 'per turn / each', value: speed.turn / speed.each, unit: '', bound: { atLeast: 10 } },
    { scenario, name: 'Papo / per turn', value: speed.papo / speed.turn, unit: '', bound: { atLeast: 0.6 } },
    { scenario, name: 'Papo / each', value: speed.papo / speed.each, unit: '', bound: { atLeast: 6 } },
    { scenario, name: 'Papo, processor', value: middle(results.papo, 'microsecondsPerLine'), unit: 'µs/line' },
    { scenario, name: 'Papo, core in use', value: middle(results.papo, 'serverLoad') * 100, unit: '%' },
    { scenario, name: 'per turn, core in use', value: middle(results.perTurn, 'serverLoad') * 100, unit: '%' },
    { scenario, name: 'Papo, memory', value: middle(results.papo, 'residentBytes') / 2 ** 20, unit: 'MB' },
    { scenario, name: 'load kept waiting by others', value: disturbed * 100, unit: '%' },
  ]
}
