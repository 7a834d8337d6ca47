import type { App } from './app.ts'

/** Where the browser can't say when it has nothing to do, ms. */
const calmMs = 1_000
/** A page that always has something to do does not put it off for ever, ms. */
const longestMs = 10_000

/** Calls once the room is shown and the browser has nothing to do: until then, what is not needed for that would only take from it. */
export function whenShown({ arrived }: App, act: () => void): void {
  if (arrived.get()) return whenIdle(act)
  const stop = arrived.watch(() => {
    if (!arrived.get()) return
    stop()
    whenIdle(act)
  })
}

/** Calls when the browser has nothing to do. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: longestMs })
  else setTimeout(act, calmMs)
}
