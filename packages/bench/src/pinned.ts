import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** The core that servers run on and the core that the load runs on. */
export const cores = { server: 0, load: 1 } as const

/** Whether processes can be held to a core here (util-linux's taskset, two cores or more). */
export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** Starts Node with these arguments, held to one core where that can be done; `env` is added to ours. */
export function spawnNode(core: number, args: string[], env: Record<string, string> = {}): ChildProcess {
  const [command, ...rest] = canPin
    ? ['taskset', '-c', String(core), process.execPath, ...args]
    : [process.execPath, ...args]
  return spawn(command ?? process.execPath, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
}
