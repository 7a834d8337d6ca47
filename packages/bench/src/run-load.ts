import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { Job, Target } from './load/job.ts'
import type { Results } from './load/results.ts'
import { cores, spawnNode } from './pinned.ts'

const loadFile = fileURLToPath(new URL('load/main.ts', import.meta.url))
const longestMs = 90_000

/** Runs one job in a load process of its own and gives its result; a job that hangs is ended. */
export async function runLoad<J extends Job>(target: Target, job: J): Promise<Results[J['kind']]> {
  const load = spawnNode(cores.load, [loadFile, JSON.stringify({ target, job })])
  const deadline = setTimeout(() => load.kill('SIGKILL'), longestMs)
  let output = ''
  load.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  await once(load, 'close')
  clearTimeout(deadline)
  const end = load.exitCode ?? load.signalCode
  if (end !== 0) throw new Error(`the load "${job.kind}" on ${target.wire} ended with ${end}`)
  return JSON.parse(output) as Results[J['kind']]
}
