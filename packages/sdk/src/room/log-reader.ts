import type { Event, Seq } from '@papo/protocol'

/** Where a log's events go, and where its holes are filled from. */
export interface LogSource {
  /** Called with each event once, in order, as many as came together. */
  apply(events: readonly Event[]): void
  readLog(after: number, until: Seq): Promise<readonly Event[]>
  /** A hole can't be filled: one must ask where one stands. */
  onBroken(): void
}

/** Follows a room's log: no event twice, none left out, whatever comes. */
export class LogReader {
  readonly #source: LogSource
  #seen: number | undefined
  #wanted = 0
  #isRepairing = false

  constructor(source: LogSource) {
    this.#source = source
  }

  /** The seq of the last event applied; undefined before the beginning. */
  get seen(): number | undefined {
    return this.#seen
  }

  /** Where one stands in a log of this epoch; nowhere before the beginning. */
  position(epoch: string): { readonly epoch: string; readonly seq: number } {
    return this.#seen === undefined ? { epoch: '', seq: 0 } : { epoch, seq: this.#seen }
  }

  /** All up to `seq` is known from elsewhere. */
  begin(seq: number): void {
    this.#seen = seq
    this.#wanted = 0
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
    try {
      while (this.#seen !== undefined && this.#seen < this.#wanted) {
        const before = this.#seen
        this.take(await this.#source.readLog(before, this.#wanted))
        if (this.#seen === before) return this.#giveUp()
      }
    } catch {
      // cut: to resume is to be told what follows
      this.#wanted = 0
    } finally {
      this.#isRepairing = false
    }
  }

  #giveUp(): void {
    this.#wanted = 0
    this.#source.onBroken()
  }
}
