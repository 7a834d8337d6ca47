import type { Clock } from '@papo/sdk'

/** Time that only goes on, whatever is done to the clock of the machine; it begins with the page. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
