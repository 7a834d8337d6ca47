/** Loaded into a server: on SIGUSR2 it says how late its event loop was, in milliseconds, since the last time. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
process.on('SIGUSR2', () => {
  process.stderr.write(`loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms\n`)
  delay.reset()
})
