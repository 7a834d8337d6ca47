import { Disconnected, RefusedError } from './api/errors.ts'
import type { Ports } from './api/ports.ts'
import { waitMs } from './link/backoff.ts'

/** How long, and by what clock, something is asked again. */
export interface Insisting extends Pick<Ports, 'clock' | 'random'> {
  /** Whether it is still to be asked. */
  readonly isWanted: () => boolean
}

/** Asks again what the server could not do just now, not sooner than it said, until it is done or cut short. */
export async function insist(ask: () => Promise<void>, { clock, random, isWanted }: Insisting): Promise<void> {
  for (let attempt = 1; isWanted(); attempt++) {
    try {
      return await ask()
    } catch (error) {
      // it is asked anew on the next connection
      if (error instanceof Disconnected) return
      const ms = Math.max(waitMs(attempt, random), toldToWaitMs(error))
      await new Promise<void>((resolve) => void clock.after(ms, resolve))
    }
  }
}

function toldToWaitMs(error: unknown): number {
  return error instanceof RefusedError ? (error.detail.retryAfterMs ?? 0) : 0
}
