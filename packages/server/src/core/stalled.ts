import type { Hub } from './hub.ts'
import type { Session } from './session.ts'

/** Watches for readers who take no byte: only those are closed, however slow the others are. */
export class Stalled {
  readonly #hub: Hub
  readonly #seen = new Map<Session, { taken: number; since: number }>()
  #cancel: (() => void) | undefined

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** Starts to look now and then. */
  start(): void {
    this.#cancel = this.#hub.clock.after(this.#hub.limits.stalledSweepMs, () => {
      this.#look()
      this.#hub.rates.sweep()
      this.#hub.users.sweep()
      this.#hub.presences.sweep()
      this.start()
    })
  }

  /** Looks no more. */
  close(): void {
    this.#cancel?.()
  }

  #look(): void {
    const now = this.#hub.clock.monotonic()
    for (const session of this.#seen.keys()) if (session.isClosed || session.outbox.isEmpty) this.#seen.delete(session)
    for (const session of this.#hub.sessions) {
      if (session.outbox.isEmpty) continue
      const { taken } = session.outbox
      const seen = this.#seen.get(session)
      if (!seen || seen.taken !== taken) this.#seen.set(session, { taken, since: now })
      else if (now - seen.since >= this.#hub.limits.stalledReaderMs) session.close('stalled')
    }
  }
}
