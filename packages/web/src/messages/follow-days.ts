import type { Clock } from '@papo/sdk'

/** Calls at each midnight, when "Hoje" becomes "Ontem", until stopped. */
export function followDays(clock: Clock, onDay: () => void): () => void {
  let stop = (): void => {}
  const arm = (): void => {
    const now = new Date()
    const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    stop = clock.after(next.getTime() - now.getTime() + 500, () => {
      onDay()
      arm()
    })
  }
  arm()
  return () => stop()
}
