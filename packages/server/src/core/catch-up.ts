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
    for (const reader of this.#session.readers) {
      if (reader.isLive || reader.isHeld) continue
      reader.room.addLive(reader)
      this.#tellPeople(reader)
    }
    this.#onLive()
  }

  /** Signals that were told while it was behind are lost to it: whoever keeps a view of the room is told who is there now. */
  #tellPeople({ room, signalled }: Reader): void {
    const session = this.#session
    if (signalled === room.signalled || !session.wire.resumes) return
    const people = { type: 'people', room: room.id, people: room.personViews(), count: room.size } as const
    session.write(session.wire.signal(people, room.view))
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
    const { hub } = this.#session
    await hub.outboxTotal.reserve()
    try {
      const page = await this.#read(reader)
      // asked in the turn in which it is written: left meanwhile, or closed because the log can't be read
      if (!page || !this.#isReading(reader)) return undefined
      const { wire } = this.#session
      const frames = page.frames({ wire, view: reader.room.view, maxBytes: hub.limits.pageBytes })
      reader.next = page.last + 1
      this.#put(frames[0]!)
      return frames
    } finally {
      hub.outboxTotal.giveBack()
    }
  }

  /** The next page; when it can't be read, the session is closed. */
  async #read(reader: Reader): Promise<LogPage | undefined> {
    const { hub } = this.#session
    const { room, next } = reader
    try {
      const page = await room.pages.read(next - 1, room.told)
      if (page.last >= next || !this.#isReading(reader)) return page
    } catch (error) {
      hub.onError(error)
    }
    this.#session.close('error')
    return undefined
  }

  #put(frame: Frame): void {
    const { user, outbox } = this.#session
    const bytes = user ? frame.for(user) : frame.bytes
    if (bytes.length > 0) outbox.put(bytes, frame)
  }

  /** Whether a reader is still in the room, and may read it. */
  #isReading(reader: Reader): boolean {
    const session = this.#session
    if (!session.readers.includes(reader)) return false
    if (session.hub.canRead(session, reader.room.record)) return true
    session.stopReading(reader)
    return false
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => this.#session.connection.whenDrained(resolve))
  }
}
