import { setTimeout as wait } from 'node:timers/promises'

import { residentBytes } from '../process-figures.ts'
import { dataFolder, startPapo } from '../server-process.ts'
import { median } from '../statistics.ts'
import type { Effort, Scenario } from './plan.ts'

const scenario = 'start'
const starts = 5

/** From the start of the server's process to listening, and its memory then; the first is warm-up. */
export const start: Scenario = async (_effort: Effort) => {
  const folder = await dataFolder()
  const times: number[] = []
  const memories: number[] = []
  try {
    await startOnce(folder.path)
    for (let turn = 0; turn < starts; turn++) {
      const { ms, bytes } = await startOnce(folder.path)
      times.push(ms)
      memories.push(bytes)
    }
  } finally {
    await folder.remove()
  }
  return [
    { scenario, name: 'until it listens', value: median(times) / 1000, unit: 's', bound: { below: 0.7 } },
    { scenario, name: 'memory', value: median(memories) / 2 ** 20, unit: 'MB', bound: { below: 110 } },
  ]
}

/** The memory is the larger of two looks: when it listens, and half a second later. */
async function startOnce(folder: string): Promise<{ ms: number; bytes: number }> {
  const papo = await startPapo(folder)
  const atOnce = residentBytes(papo.target.pid)
  await wait(500)
  const later = residentBytes(papo.target.pid)
  await papo.stop()
  return { ms: papo.startMs, bytes: Math.max(atOnce, later) }
}
