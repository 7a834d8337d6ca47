import type { FileId } from '@papo/protocol'

/** Who writes to an upload at present. */
interface Holder {
  readonly stop: () => void
  readonly over: Promise<void>
}

/**
 * One request at a time for each upload. Who comes back after a cut does not wait for the connection that he lost, of
 * which the server may not know yet: the newest request ends the one before it, and goes on where that one came to.
 */
export class TusLocks {
  readonly #holders = new Map<FileId, Holder>()

  /** The lock of a request; `stop` ends what it does. */
  of(stop: () => void): { newLock: (id: FileId) => TusLock } {
    return { newLock: (id) => new TusLock(this.#holders, id, stop) }
  }
}

/** The lock of one upload, for one request. */
class TusLock {
  readonly #holders: Map<FileId, Holder>
  readonly #id: FileId
  readonly #stop: () => void
  #release: () => void = () => undefined

  constructor(holders: Map<FileId, Holder>, id: FileId, stop: () => void) {
    this.#holders = holders
    this.#id = id
    this.#stop = stop
  }

  async lock(): Promise<void> {
    for (let holder = this.#holders.get(this.#id); holder; holder = this.#holders.get(this.#id)) {
      holder.stop()
      await holder.over
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#release = resolve
    this.#holders.set(this.#id, { stop: this.#stop, over: promise })
  }

  unlock(): Promise<void> {
    this.#holders.delete(this.#id)
    this.#release()
    return Promise.resolve()
  }
}
