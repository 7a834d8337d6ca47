import { setTimeout as wait } from 'node:timers/promises'

import { nickOf } from './gather.ts'
import type { Job, Target } from './job.ts'
import { papoWelcome } from './line-wire.ts'
import { Member } from './member.ts'

const patienceMs = 30_000

/** How many of those who came in the same instant were welcomed by name, and when the last was. */
export type Crowd = { served: number; ms: number }

/** Opens all connections in one turn, each with a name of its own, and waits for every welcome. */
export async function crowd(target: Target, job: Extract<Job, { kind: 'crowd' }>): Promise<Crowd> {
  const start = performance.now()
  let served = 0
  let lastMs = 0
  const welcomes = Array.from({ length: job.people }, async (_, index) => {
    const member = new Member(target)
    member.write(`${nickOf(index)}\n`)
    await member.hear(papoWelcome)
    served++
    lastMs = performance.now() - start
  })
  // Somebody refused or never answered is not served; the figure says so.
  await Promise.race([Promise.allSettled(welcomes), wait(patienceMs)])
  return { served, ms: lastMs }
}
