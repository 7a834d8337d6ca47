import type { Clock } from '@papo/sdk'

/** A clock for clients that runs `speed` times as fast as the machine's, so that they wait less. */
export function quickClock(speed: number): Clock {
  const begin = Date.now()
  return {
    now: () => begin + (Date.now() - begin) * speed,
    after(ms, call) {
      const timer = setTimeout(call, ms / speed)
      return () => clearTimeout(timer)
    },
  }
}
