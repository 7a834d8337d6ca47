import { crowd } from './crowd.ts'
import { everyone } from './everyone.ts'
import { fanOutWebSocket } from './fan-out-ws.ts'
import { fanOut } from './fan-out.ts'
import { files } from './files.ts'
import { idle, idleWebSocket } from './idle.ts'
import { kilobyte } from './kilobyte.ts'
import { latency } from './latency.ts'
import type { Scenario } from './plan.ts'
import { start } from './start.ts'
import { sustained } from './sustained.ts'

/** Every scenario by the name that `--only` takes, in the order in which they run. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  start,
  idle,
  'idle-ws': idleWebSocket,
  latency,
  everyone,
  sustained,
  'fan-out': fanOut,
  'fan-out-ws': fanOutWebSocket,
  kilobyte,
  crowd,
  files,
}
