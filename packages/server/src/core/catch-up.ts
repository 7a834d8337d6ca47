import type { LogPage } from './log-pages.ts'
import type { Reader } from './reader.ts'
import type { Session } from './session.ts'

/** A session that reads on from the log: page after page as it drains, until it stands where the others stand. */
export class CatchUp {
  readonly #session: Session
  readonly #onLive: () => void
  #isRunning = false

  constructor(session: Session, onLive: () => void) {
    this.#session = session
    this.#onLive = onLive
  }

  /** Starts, unless it runs already. */
  start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    void this.#run()
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    const session = this.#session
    if (!session.outbox.isEmpty) await this.#drained()
    while (!session.isClosed) {
      const reader = session.readers.find((one) => !one.isLive && !one.isHeld && one.next <= one.room.told)
      // [LOG5] live again in the very turn in which the comparison held
      if (!reader) return this.#finish()
      await session.hub.outboxTotal.whenFree()
      await this.#readOn(reader)
    }
    // it may have been let in by `whenFree` in somebody's place
    session.hub.outboxTotal.admit()
  }

  #finish(): void {
    for (const reader of this.#session.readers) if (!reader.isLive && !reader.isHeld) reader.room.addLive(reader)
    this.#onLive()
  }

  async #readOn(reader: Reader): Promise<void> {
    const { room, next } = reader
    let page: LogPage
    try {
      page = await room.pages.read(next - 1, room.told)
    } catch (error) {
      this.#session.hub.onError(error)
      return this.#session.close('error')
    }
    if (page.last < next) return this.#session.close('error')
    if (!this.#isReading(reader)) return
    if (!this.#session.hub.canRead(this.#session, room.record)) return this.#session.stopReading(reader)
    reader.next = page.last + 1
    await this.#writePage(reader, page)
  }

  async #writePage(reader: Reader, page: LogPage): Promise<void> {
    const session = this.#session
    const spelling = { wire: session.wire, view: reader.room.view, maxBytes: session.hub.limits.pageBytes }
    for (const frame of page.frames(spelling)) {
      session.outbox.put(session.user ? frame.for(session.user.id) : frame.bytes, frame)
      await this.#drained()
      // left meanwhile: nothing more of that room
      if (!this.#isReading(reader)) return
    }
  }

  #isReading(reader: Reader): boolean {
    return this.#session.readers.includes(reader)
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => this.#session.connection.whenDrained(resolve))
  }
}
