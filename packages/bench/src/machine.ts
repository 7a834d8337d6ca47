import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'

import { canPin, cores } from './pinned.ts'
import { dataFolder } from './server-process.ts'
import { median } from './statistics.ts'

/** Describes where the figures come from: they are comparable only with figures of the same place. */
export async function describeMachine(): Promise<Record<string, string>> {
  return {
    date: new Date().toISOString(),
    node: process.version,
    system: `${platform()} ${release()}`,
    processor: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    pinning: canPin
      ? `server on core ${cores.server}, load on core ${cores.load}`
      : 'NONE (no taskset here, or one core): servers and load share the cores',
    disk: `fdatasync of 4 KB takes ${(await syncMs()).toFixed(3)} ms (median)`,
    busy: `load average ${loadavg()[0]?.toFixed(2) ?? '?'} before the start`,
  }
}

async function syncMs(): Promise<number> {
  const folder = await dataFolder()
  const file = openSync(join(folder.path, 'sync'), 'w')
  const page = Buffer.alloc(4096, 'x')
  const times = Array.from({ length: 50 }, () => {
    writeSync(file, page)
    const start = performance.now()
    fdatasyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  await folder.remove()
  return median(times)
}
