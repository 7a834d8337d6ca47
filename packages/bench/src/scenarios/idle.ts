import { runLoad } from '../run-load.ts'
import { dataFolder, startPapoWarm } from '../server-process.ts'
import type { Scenario } from './plan.ts'

const scenario = 'idle'
const people = 10_000

/** 10,000 people with names in 100 rooms who say nothing: what each costs in memory. */
export const idle: Scenario = async () => {
  const folder = await dataFolder()
  const papo = await startPapoWarm(folder.path)
  try {
    const result = await runLoad(papo.target, { kind: 'idle', people, rooms: 100 })
    return [
      { scenario, name: 'memory before', value: result.beforeBytes / 2 ** 20, unit: 'MB' },
      { scenario, name: 'memory with 10,000', value: result.afterBytes / 2 ** 20, unit: 'MB' },
      { scenario, name: 'per connection', value: result.perConnectionBytes / 1024, unit: 'KB', bound: { atMost: 12 } },
      { scenario, name: 'all in their rooms after', value: result.joinMs / 1000, unit: 's' },
    ]
  } finally {
    await papo.stop()
    await folder.remove()
  }
}
