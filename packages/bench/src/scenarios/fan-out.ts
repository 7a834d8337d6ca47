import { byTurns } from '../contenders.ts'
import type { Rounds } from '../contenders.ts'
import type { FanOut } from '../load/fan-out.ts'
import { median } from '../statistics.ts'
import type { Scenario } from './plan.ts'

const scenario = 'fan-out'

/** 500 people in a room, 50 of them writing 64 bytes, 200 messages in flight in all. */
export const fanOut: Scenario = async ({ rounds, seconds }, contenders) => {
  const job = { kind: 'fan-out', people: 500, writers: 50, window: 200, bytes: 64, seconds } as const
  const results = await byTurns(await contenders(), rounds, job)
  const speed = { papo: linesOf(results.papo), each: linesOf(results.writeEach), turn: linesOf(results.perTurn) }
  return [
    { scenario, name: 'loop, write each', value: speed.each, unit: 'lines/s' },
    { scenario, name: 'loop, write per turn', value: speed.turn, unit: 'lines/s' },
    { scenario, name: 'Papo', value: speed.papo, unit: 'lines/s' },
    // Below this, the gathering loop is at fault and the next figure says nothing.
    { scenario, name: 'per turn / each', value: speed.turn / speed.each, unit: '', bound: { atLeast: 10 } },
    { scenario, name: 'Papo / per turn', value: speed.papo / speed.turn, unit: '', bound: { atLeast: 0.6 } },
    { scenario, name: 'Papo / each', value: speed.papo / speed.each, unit: '', bound: { atLeast: 6 } },
    { scenario, name: 'Papo, processor', value: costOf(results.papo), unit: 'µs/line' },
    { scenario, name: 'Papo, core in use', value: loadOf(results.papo) * 100, unit: '%' },
    { scenario, name: 'per turn, core in use', value: loadOf(results.perTurn) * 100, unit: '%' },
    { scenario, name: 'Papo, memory', value: memoryOf(results.papo) / 2 ** 20, unit: 'MB' },
    { scenario, name: 'load kept waiting by others', value: worstOf(results) * 100, unit: '%' },
  ]
}

const linesOf = (results: FanOut[]): number => median(results.map((result) => result.linesPerSecond))
const costOf = (results: FanOut[]): number => median(results.map((result) => result.microsecondsPerLine))
const loadOf = (results: FanOut[]): number => median(results.map((result) => result.serverLoad))
const memoryOf = (results: FanOut[]): number => median(results.map((result) => result.residentBytes))
const worstOf = ({ papo, writeEach, perTurn }: Rounds<FanOut>): number =>
  Math.max(...[papo, writeEach, perTurn].map((results) => median(results.map((result) => result.disturbed))))
