import type { ErrorCode, Event, Seq } from '@papo/protocol'
import { Disconnected, RefusedError } from '../api/errors.ts'
import type { Clock, Stop } from '../api/ports.ts'
import { waitMs } from '../link/backoff.ts'

/** Where a log's events go, and where its holes are filled from. */
export interface LogSource {
  /** Called with each event once, in order, as many as came together. */
  apply(events: readonly Event[]): void
  readLog(after: number, until: Seq): Promise<readonly Event[]>
  /** A hole can't be filled: one must ask where one stands. */
  onBroken(): void
}

/** Whoever is further behind than this begins anew, as with the server. */
export const maxBehind = 1_000

/** What passes by itself: reading is tried again later. */
const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'internal', 'rate_limited', 'storage_failed', 'storage_full'])

/** Follows a room's log: no event twice, none left out, whatever comes. */
export class LogReader {
  readonly #source: LogSource
  #seen: number | undefined
  #wanted = 0
  #isRepairing = false
  /** How often reading was refused, one time after the other. */
  #refused = 0
  #stopWaiting: Stop = () => undefined
  readonly #clock: Clock

  constructor(clock: Clock, source: LogSource) {
    this.#source = source
    this.#clock = clock
  }

  /** The seq of the last event applied; undefined before the beginning. */
  get seen(): number | undefined {
    return this.#seen
  }

  /** Where one stands in a log of this epoch; nowhere before the beginning. */
  position(epoch: string): { readonly epoch: string; readonly seq: number } {
    return this.#seen === undefined ? { epoch: '', seq: 0 } : { epoch, seq: this.#seen }
  }

  /** Whether what lies between here and `seq` is little enough to be read. */
  isNear(seq: number): boolean {
    return this.#seen !== undefined && this.#seen <= seq && seq - this.#seen < maxBehind
  }

  /** All up to `seq` is known from elsewhere. */
  begin(seq: number): void {
    this.lose()
    this.#seen = seq
  }

  /** Nothing is read before one is told where one stands: to resume is to be told what follows. */
  lose(): void {
    this.#stopWaiting()
    this.#wanted = 0
    this.#refused = 0
  }

  /** Takes events that follow each other. */
  take(events: readonly Event[]): void {
    if (this.#seen === undefined) return
    const next: Event[] = []
    for (const event of events) {
      if (event.seq <= this.#seen) continue
      if (event.seq > this.#seen + 1) {
        this.#wanted = Math.max(this.#wanted, event.seq)
        continue
      }
      this.#seen = event.seq
      next.push(event)
    }
    if (next.length > 0) this.#source.apply(next)
    if (this.#wanted > this.#seen && !this.#isRepairing) void this.#repair()
  }

  /** Reads what lies before `seq`, and `seq` itself, where they are not known. */
  reach(seq: number): void {
    if (this.#seen === undefined || seq <= this.#seen) return
    this.#wanted = Math.max(this.#wanted, seq)
    if (!this.#isRepairing) void this.#repair()
  }

  async #repair(): Promise<void> {
    this.#isRepairing = true
    this.#stopWaiting()
    try {
      while (this.#seen !== undefined && this.#seen < this.#wanted) {
        const before = this.#seen
        this.take(await this.#source.readLog(before, this.#wanted))
        if (this.#seen === before) return this.#giveUp()
        this.#refused = 0
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isRepairing = false
    }
  }

  #fail(error: unknown): void {
    if (error instanceof Disconnected) return this.lose()
    if (!(error instanceof RefusedError) || !passing.has(error.code)) return this.#giveUp()
    this.#refused += 1
    this.#stopWaiting = this.#clock.after(waitMs(this.#refused, Math.random), () => this.reach(this.#wanted))
  }

  #giveUp(): void {
    this.#wanted = 0
    this.#source.onBroken()
  }
}
