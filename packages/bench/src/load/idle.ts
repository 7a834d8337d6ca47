import { setTimeout as wait } from 'node:timers/promises'

import { residentBytes } from '../process-figures.ts'
import { gatherInRooms } from './gather.ts'
import type { Job, Target } from './job.ts'

const lookEveryMs = 500
const settledAfterLooks = 6
const longestMs = 20_000

/** The server's memory before anybody came and with everybody there, doing nothing. */
export type Idle = { beforeBytes: number; afterBytes: number; perConnectionBytes: number; joinMs: number }

/** Connects many people, waits until the server's memory stands still, and reads it. */
export async function idle(target: Target, job: Extract<Job, { kind: 'idle' }>): Promise<Idle> {
  const beforeBytes = await settledBytes(target.pid)
  const start = performance.now()
  await gatherInRooms(target, job.people, job.rooms)
  const joinMs = performance.now() - start
  const afterBytes = await settledBytes(target.pid)
  return { beforeBytes, afterBytes, perConnectionBytes: (afterBytes - beforeBytes) / job.people, joinMs }
}

/** Nothing is forced on the server: settled is what moves less than 1 % in three seconds. */
async function settledBytes(pid: number | undefined): Promise<number> {
  const looks = [residentBytes(pid)]
  for (let waited = 0; waited < longestMs; waited += lookEveryMs) {
    await wait(lookEveryMs)
    looks.push(residentBytes(pid))
    const last = looks.slice(-settledAfterLooks - 1)
    if (last.length > settledAfterLooks && Math.max(...last) < Math.min(...last) * 1.01) break
  }
  return looks.at(-1) ?? Number.NaN
}
