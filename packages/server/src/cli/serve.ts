import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import { isatty } from 'node:tty'
import { commandLineTexts } from '@papo/protocol'
import { openLog } from '../log/server-log.ts'
import { makeFolder } from '../store/make-folder.ts'
import { startProblemText } from './start-problem.ts'
import { stopSignal } from './stop-signal.ts'
import type { Configuration } from '../config/read-config.ts'
import type { Settings } from '../config/settings.ts'
import type { ServerLog } from '../log/server-log.ts'
import type { Server } from '../server.ts'

const stopWithinMs = 4_500

/** Serves until a signal comes; gives the code that the process leaves with. */
export function serve({ settings }: Configuration): Promise<number> {
  prepareFolder(settings)
  return runServer(settings)
}

/** Runs a server until a signal comes; `begin` is called with the port of its first door. */
export async function runServer(settings: Settings, begin?: (port: number) => Promise<void>): Promise<number> {
  const form = settings.log === 'auto' ? (isatty(1) ? 'text' : 'json') : settings.log
  const log = openLog({ form, language: settings.language })
  process.on('uncaughtException', (error) => breakOff(log, error))
  const stopped = stopSignal()
  const server = await start(settings, log)
  if (server === undefined) return 1
  // Now, since a process that is killed writes nothing: the next start is to be quick all the same.
  flushCompileCache()
  await begin?.(server.addresses[0]?.port ?? 0)
  await stopped
  await stop(server, log)
  return 0
}

async function start(settings: Settings, log: ServerLog): Promise<Server | undefined> {
  const { startServer } = await import('../server.ts')
  try {
    return await startServer({ settings, log })
  } catch (error) {
    const sentence = startProblemText(error, settings.language)
    if (sentence === undefined) throw error
    process.stderr.write(`${sentence}\n`)
    return undefined
  }
}

async function stop(server: Server, log: ServerLog): Promise<void> {
  log.write({ event: 'stopping' })
  setTimeout(() => breakOff(log, new Error(`not stopped after ${stopWithinMs} ms`)), stopWithinMs).unref()
  await server.close()
  log.write({ event: 'stopped' })
  await log.close()
}

/** A broken invariant ends the process: the store is whole, whoever watches over it starts it again. */
function breakOff(log: ServerLog, error: unknown): void {
  log.write({ event: 'error', error })
  void log.close().then(() => process.exit(1))
}

/** Nothing is written outside the data folder, Node's compile cache neither; nobody else may look into it. */
function prepareFolder({ data, language }: Settings): void {
  if (data === 'memory:') return
  // a folder may be called so, but who makes one most likely forgot the colon
  const isDoubtful = data === 'memory' && !existsSync(data)
  try {
    makeFolder(data)
  } catch {
    return // the store says what is wrong with the folder
  }
  if (isDoubtful) process.stderr.write(`${commandLineTexts[language].folderMemory}\n`)
  enableCompileCache(resolve(join(data, 'cache')))
}
