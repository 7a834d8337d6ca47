import { crowd } from './crowd.ts'
import { everyone } from './everyone.ts'
import { fanOut } from './fan-out.ts'
import { idle } from './idle.ts'
import type { Job, Order, Target } from './job.ts'
import { latency } from './latency.ts'
import { sustained } from './sustained.ts'

// The load process: one order as the only argument, one line of JSON as the result.
function run(target: Target, job: Job): Promise<object> {
  switch (job.kind) {
    case 'fan-out':
      return fanOut(target, job)
    case 'latency':
      return latency(target, job)
    case 'everyone':
      return everyone(target, job)
    case 'sustained':
      return sustained(target, job)
    case 'idle':
      return idle(target, job)
    case 'crowd':
      return crowd(target, job)
  }
}

const { target, job } = JSON.parse(process.argv[2] ?? '') as Order
const result = await run(target, job)
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0))
