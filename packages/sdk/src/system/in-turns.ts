/**
 * Runs each act in a turn of its own, in order: what the one before it promised is done first. Browsers have it so by
 * themselves; Node tells all that came in one piece at once, and what follows an answer would be there before whoever
 * waits for the answer has it.
 */
export function inTurns(): (act: () => void) => void {
  if (typeof process === 'undefined') return (act) => act()
  const waiting: (() => void)[] = []
  let isBusy = false
  const goOn = (): void => {
    try {
      waiting.shift()?.()
    } finally {
      isBusy = waiting.length > 0
      if (isBusy) afterPromises(goOn)
    }
  }
  return (act) => {
    waiting.push(act)
    if (isBusy) return
    isBusy = true
    afterPromises(goOn)
  }
}

/** Calls when all that is promised is done, and before anything else happens. */
function afterPromises(call: () => void): void {
  queueMicrotask(() => process.nextTick(call))
}
