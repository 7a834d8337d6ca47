import type { ErrorCode } from '@papo/protocol'
import type { RefusedError } from '../api/errors.ts'
import type { Clock, Stop } from '../api/ports.ts'
import { durations } from '../durations.ts'
import { waitMs } from '../link/backoff.ts'
import type { Waiting } from './waiting.ts'

/** What a pause stands on. */
export interface PausePorts {
  readonly clock: Clock
  readonly random: () => number
}

/** What the server could not do just now. */
const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'internal', 'storage_failed', 'storage_full'])

/** The time in which the server takes nothing: asking sooner would only be refused. */
export class Pause {
  /** Why it is one. */
  by: ErrorCode | undefined
  /** When it is over, by the clock. */
  until = 0
  readonly #ports: PausePorts
  #stop: Stop = () => undefined

  constructor(ports: PausePorts) {
    this.#ports = ports
  }

  get isOver(): boolean {
    return this.#ports.clock.now() >= this.until
  }

  /** How long to wait before a sending that was refused is asked again; undefined where that would change nothing. */
  lengthAfter({ code, detail }: RefusedError, sending: Waiting): number | undefined {
    if (code === 'rate_limited') return detail.retryAfterMs ?? 1_000
    if (!passing.has(code) || !this.#mayTryAgain(sending)) return undefined
    sending.troubles += 1
    return waitMs(sending.troubles, this.#ports.random)
  }

  /** Begins one, instead of the one that may go on. */
  begin(ms: number, by: ErrorCode, onOver: () => void): void {
    const { clock } = this.#ports
    this.until = clock.now() + ms
    this.by = by
    this.#stop()
    this.#stop = clock.after(ms, () => {
      this.until = 0
      this.by = undefined
      onOver()
    })
  }

  #mayTryAgain(sending: Waiting): boolean {
    const now = this.#ports.clock.now()
    sending.troubleSince ??= now
    return now - sending.troubleSince < durations.retriedMs
  }
}
