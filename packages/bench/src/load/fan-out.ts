import { setTimeout as wait } from 'node:timers/promises'

import { processorMs, residentBytes, waitedMs } from '../process-figures.ts'
import { Flight } from './flight.ts'
import { gather, lineLength } from './gather.ts'
import type { Job, Target } from './job.ts'
import { wires } from './wire.ts'

const warmUpMs = 1000

/** Lines that readers received in a second, and what they cost the server's processor and memory. */
export type FanOut = {
  linesPerSecond: number
  /** The server's processor time (all threads) as a share of the time, 1 for a whole core. */
  serverLoad: number
  microsecondsPerLine: number
  residentBytes: number
  /** The share of the time in which the load waited for its core: other programs disturbed the run. */
  disturbed: number
}

/** Keeps a window of messages in flight for some seconds; every line must have arrived in the end. */
export async function fanOut(target: Target, job: Extract<Job, { kind: 'fan-out' }>): Promise<FanOut> {
  const members = await gather(target, job.people)
  const { echoes } = wires[target.wire]
  const flight = new Flight(members, { ...job, echoes, lineLength: lineLength(target, job.bytes) })
  flight.start()
  await wait(warmUpMs)
  const start = { at: performance.now(), lines: flight.received, work: processorMs(target.pid), waited: waitedMs() }
  await wait(job.seconds * 1000)
  const elapsedMs = performance.now() - start.at
  const lines = flight.received - start.lines
  const workMs = processorMs(target.pid) - start.work
  const disturbed = (waitedMs() - start.waited) / elapsedMs
  await flight.drain()
  return {
    linesPerSecond: (lines / elapsedMs) * 1000,
    serverLoad: workMs / elapsedMs,
    microsecondsPerLine: (workMs * 1000) / lines,
    residentBytes: residentBytes(target.pid),
    disturbed,
  }
}
