import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second for whoever reads /proc. */
const msPerTick = 10

/** Reads the memory of a process that is in RAM, in bytes; NaN where /proc does not tell. */
export function residentBytes(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1]
  return Number(kilobytes ?? Number.NaN) * 1024
}

/** Reads the processor time that a process has used, in ms; NaN where /proc does not tell. */
export function processorMs(pid: number | undefined): number {
  // The name, in brackets, may hold spaces: the fields are counted from behind it (proc(5), stat).
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) * msPerTick
}

/** Reads how long this process's main thread has waited for a core that others used, in ms. */
export function waitedMs(): number {
  // nanoseconds on a core, nanoseconds waiting for one, turns (Linux, sched-stats)
  return Number(readProc(process.pid, 'schedstat').split(' ')[1] ?? Number.NaN) / 1e6
}

function readProc(pid: number | undefined, file: string): string {
  if (pid === undefined) return ''
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // no /proc on this system, or the process is gone
  }
}
