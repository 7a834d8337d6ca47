import { setTimeout as wait } from 'node:timers/promises'

import { processorMs, residentBytes, waitedMs } from '../process-figures.ts'
import { Flight } from './flight.ts'
import { counterOf, gather } from './gather.ts'
import type { Job, Target } from './job.ts'
import { wires } from './wire.ts'

const warmUpMs = 1000

/** Messages that readers received in a second, and what they cost the server's processor and memory. */
export type FanOut = {
  linesPerSecond: number
  /** What arrived at readers, all of it, for each message that did. */
  bytesPerLine: number
  /** The server's processor time (all threads) as a share of the time, 1 for a whole core. */
  serverLoad: number
  microsecondsPerLine: number
  /** The load's own processor time, alike: below a whole core it was not the limit. */
  loadLoad: number
  residentBytes: number
  /** The share of the time in which the load waited for its core: other programs disturbed the run. */
  disturbed: number
}

/** Keeps a window of messages in flight for some seconds; every line must have arrived in the end. */
export async function fanOut(target: Target, job: Extract<Job, { kind: 'fan-out' }>): Promise<FanOut> {
  const members = await gather(target, job.people)
  const { echoes, speech } = wires[target.wire]
  const flight = new Flight(members, {
    ...job,
    echoes,
    counter: (member) => counterOf(target, member, job.bytes),
    speech: (member) => speech(member, job.bytes),
  })
  flight.start()
  await wait(warmUpMs)
  const start = lookAt(flight, target)
  await wait(job.seconds * 1000)
  const end = lookAt(flight, target)
  await flight.drain()
  const elapsedMs = end.at - start.at
  const lines = end.lines - start.lines
  return {
    linesPerSecond: (lines / elapsedMs) * 1000,
    bytesPerLine: (end.bytes - start.bytes) / lines,
    serverLoad: (end.work - start.work) / elapsedMs,
    microsecondsPerLine: ((end.work - start.work) * 1000) / lines,
    loadLoad: (end.ownWork - start.ownWork) / elapsedMs,
    residentBytes: residentBytes(target.pid),
    disturbed: (end.waited - start.waited) / elapsedMs,
  }
}

type Look = { at: number; lines: number; bytes: number; work: number; ownWork: number; waited: number }

function lookAt(flight: Flight, { pid }: Target): Look {
  const { received: lines, receivedBytes: bytes } = flight
  const { user, system } = process.cpuUsage()
  const ownWork = (user + system) / 1000
  return { at: performance.now(), lines, bytes, work: processorMs(pid), ownWork, waited: waitedMs() }
}
