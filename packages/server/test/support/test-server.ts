import type { TestContext } from 'node:test'
import type { Limits } from '@papo/protocol'
import { readConfig } from '../../src/config/read-config.ts'
import type { Hub } from '../../src/core/hub.ts'
import type { LogEvent } from '../../src/log/log-event.ts'
import { startServer } from '../../src/server.ts'
import { atEnd } from './at-end.ts'

/** A server in the test's own process, with bounds of its own. */
export interface TestServer {
  readonly port: number
  readonly log: readonly LogEvent[]
  readonly hub: Hub
}

/** Starts one that keeps nothing, and stops with the test. */
export async function openServer(
  t: TestContext,
  limits: Partial<Limits>,
  flags: readonly string[] = [],
): Promise<TestServer> {
  const args = ['--host=127.0.0.1', '--port=0', '--data=memory:', ...flags]
  const { settings } = readConfig({ args, env: {}, folder: import.meta.dirname })
  const log: LogEvent[] = []
  const server = await startServer({
    settings,
    limits,
    log: { write: (event) => log.push(event), close: () => Promise.resolve() },
  })
  atEnd(t, () => server.close())
  return { port: server.addresses[0]?.port ?? 0, log, hub: server.hub }
}
