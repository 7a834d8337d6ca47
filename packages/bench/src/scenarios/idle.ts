import { runLoad } from '../run-load.ts'
import type { WireName } from '../load/wire.ts'
import { dataFolder, startPapoWarm } from '../server-process.ts'
import type { Scenario } from './plan.ts'

const people = 10_000

/** 10,000 people with names in 100 rooms who say nothing: what each costs in memory. */
export const idle: Scenario = idleOn('papo', { scenario: 'idle', atMostKb: 12 })

/** The same on WebSockets. */
export const idleWebSocket: Scenario = idleOn('papo-websocket', { scenario: 'idle-ws', atMostKb: 14 })

function idleOn(wire: WireName, { scenario, atMostKb }: { scenario: string; atMostKb: number }): Scenario {
  return async () => {
    const folder = await dataFolder()
    const papo = await startPapoWarm(folder.path)
    try {
      const result = await runLoad({ ...papo.target, wire }, { kind: 'idle', people, rooms: 100 })
      const each = result.perConnectionBytes / 1024
      return [
        { scenario, name: 'memory before', value: result.beforeBytes / 2 ** 20, unit: 'MB' },
        { scenario, name: 'memory with 10,000', value: result.afterBytes / 2 ** 20, unit: 'MB' },
        { scenario, name: 'per connection', value: each, unit: 'KB', bound: { atMost: atMostKb } },
        { scenario, name: 'all in their rooms after', value: result.joinMs / 1000, unit: 's' },
      ]
    } finally {
      await papo.stop()
      await folder.remove()
    }
  }
}
