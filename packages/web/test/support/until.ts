import { setTimeout as delay } from 'node:timers/promises'

const deadlineMs = 30_000
const pollMs = 10

/** Resolves when `isTrue` says so; rejects, naming `what` as it is then, when it does not within a generous time. */
export async function until(what: string | (() => string), isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + deadlineMs
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${typeof what === 'string' ? what : what()}`)
    await delay(pollMs)
  }
}
