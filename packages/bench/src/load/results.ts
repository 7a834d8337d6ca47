import type { Delays } from '../statistics.ts'
import type { Crowd } from './crowd.ts'
import type { FanOut } from './fan-out.ts'
import type { Idle } from './idle.ts'

/** What each kind of job gives. */
export type Results = {
  'fan-out': FanOut
  latency: Delays
  everyone: Delays
  sustained: Delays
  idle: Idle
  crowd: Crowd
}
