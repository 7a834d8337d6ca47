import type { Frame } from './frame.ts'
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
      await this.#readOn(reader)
    }
  }

  #finish(): void {
    for (const reader of this.#session.readers) if (!reader.isLive && !reader.isHeld) reader.room.addLive(reader)
    this.#onLive()
  }

  async #readOn(reader: Reader): Promise<void> {
    const page = await this.#readFirst(reader)
    if (!page) return
    for (const frame of page.slice(1)) {
      await this.#drained()
      // left meanwhile: nothing more of that room
      if (!this.#isReading(reader)) return
      this.#put(frame)
    }
    await this.#drained()
  }

  /** Reads the next page when there is place for one, and writes its first frame; answers its frames. */
  async #readFirst(reader: Reader): Promise<readonly Frame[] | undefined> {
    const { hub, wire } = this.#session
    await hub.outboxTotal.reserve()
    try {
      const page = await this.#read(reader)
      if (!page) return undefined
      reader.next = page.last + 1
      const spelling = { wire, view: reader.room.view, maxBytes: hub.limits.pageBytes }
      const frames = page.frames(spelling)
      this.#put(frames[0]!)
      return frames
    } finally {
      hub.outboxTotal.giveBack()
    }
  }

  /** The next page; nothing when the room was left meanwhile, or when the session is closed because it can't be read. */
  async #read(reader: Reader): Promise<LogPage | undefined> {
    const { hub } = this.#session
    const { room, next } = reader
    try {
      const page = await room.pages.read(next - 1, room.told)
      if (!this.#isReading(reader)) return undefined
      if (hub.canRead(this.#session, room.record)) {
        if (page.last >= next) return page
        this.#session.close('error')
      } else this.#session.stopReading(reader)
    } catch (error) {
      hub.onError(error)
      this.#session.close('error')
    }
    return undefined
  }

  #put(frame: Frame): void {
    const { user, outbox } = this.#session
    const bytes = user ? frame.for(user.id) : frame.bytes
    if (bytes.length > 0) outbox.put(bytes, frame)
  }

  #isReading(reader: Reader): boolean {
    return this.#session.readers.includes(reader)
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => this.#session.connection.whenDrained(resolve))
  }
}
