import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { portIn } from './listening-line.ts'
import type { Target } from './load/job.ts'
import type { WireName } from './load/wire.ts'
import { cores, spawnNode } from './pinned.ts'

const papoFile = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const loopFiles = {
  'write-each': fileURLToPath(new URL('loops/write-each.ts', import.meta.url)),
  'write-per-turn': fileURLToPath(new URL('loops/write-per-turn.ts', import.meta.url)),
  'socket-io': fileURLToPath(new URL('loops/socket-io.ts', import.meta.url)),
}
const startMs = 20_000

/** What `npm start` gives Node. */
const nodeFlags = ['--max-semi-space-size=8']

/** A server that the benchmark started: where it listens, how long that took, and its end. */
export type RunningServer = { target: Target; startMs: number; stop: () => Promise<void> }

/** Starts one of the bare loops, or Socket.IO. */
export function startLoop(name: keyof typeof loopFiles): Promise<RunningServer> {
  return start(name === 'socket-io' ? name : 'loop', [loopFiles[name]])
}

/** Starts Papo on a data folder as its launcher does; the compile cache in the folder is used if it is there. */
export function startPapo(folder: string, flags: readonly string[] = []): Promise<RunningServer> {
  const place = ['--port', '0', '--host', '127.0.0.1', '--data', folder]
  const args = [...nodeFlags, papoFile, 'serve', ...place, '--rate-limit', 'off', '--language', 'pt-BR', ...flags]
  const cache = join(folder, 'cache')
  return start('papo', args, existsSync(cache) ? { NODE_COMPILE_CACHE: cache } : {})
}

/**
 * Starts Papo a third time: what the first start on a new folder compiles stays in its memory, and so does
 * what the second one does, which is the first to find a cache and to keep in it what loads before its folder is known.
 */
export async function startPapoWarm(folder: string): Promise<RunningServer> {
  for (let start = 1; start <= 2; start++) await (await startPapo(folder)).stop()
  return startPapo(folder)
}

/** Makes an empty folder on a real disk: /var/tmp is one where /tmp may be memory. */
export async function dataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'papo-bench-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

async function start(wire: WireName, args: string[], env?: Record<string, string>): Promise<RunningServer> {
  const begun = performance.now()
  const child = spawnNode(cores.server, args, env)
  const port = await listeningPort(child)
  const elapsedMs = performance.now() - begun
  const target = { host: '127.0.0.1', port, wire, ...(child.pid !== undefined && { pid: child.pid }) }
  return { target, startMs: elapsedMs, stop: () => stop(child) }
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), startMs)
    child.once('exit', (code) => {
      clearTimeout(deadline)
      reject(new Error(`the server ended with ${String(code)} before it listened`))
    })
    if (!child.stdout) return reject(new Error('the server has no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = portIn(line)
      if (port === undefined) return
      clearTimeout(deadline)
      resolve(port)
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const deadline = setTimeout(() => child.kill('SIGKILL'), startMs)
  child.kill('SIGINT')
  await ended
  clearTimeout(deadline)
}
