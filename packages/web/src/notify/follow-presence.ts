import type { App } from '../state/app.ts'

const awayAfterMs = 5 * 60_000
const lookEveryMs = 15_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells the others that one is away after 5 min without a sign, or with the page out of sight, and when one is back. */
export function followPresence({ client }: App): void {
  let seenAt = performance.now()
  let isAway = false
  const tell = (away: boolean): void => {
    if (away === isAway) return
    isAway = away
    client.setPresence(away ? 'away' : 'online')
  }
  const see = (): void => {
    if (document.visibilityState !== 'visible') return
    seenAt = performance.now()
    tell(false)
  }
  for (const sign of signs) addEventListener(sign, see, { passive: true, capture: true })
  document.addEventListener('visibilitychange', see)
  setInterval(() => tell(performance.now() - seenAt >= awayAfterMs), lookEveryMs)
}
