import { contentsAtOnce } from './contents.ts'
import type { ContentHash } from './files.ts'
import type { Hub } from './hub.ts'
import type { Uploads } from './uploads.ts'

/** Looks for what is left over, at start and every hour: half files, files that no message brings, old ones, contents without a file. */
export class FileSweeps {
  readonly #hub: Hub
  readonly #uploads: Uploads
  #cancel: (() => void) | undefined
  #running: Promise<void> | undefined
  #isClosed = false

  constructor(hub: Hub, uploads: Uploads) {
    this.#hub = hub
    this.#uploads = uploads
  }

  /** Looks now, and again and again. */
  start(): void {
    this.#running ??= this.#sweep().finally(() => (this.#running = undefined))
    this.#cancel = this.#hub.clock.after(this.#hub.limits.fileSweepMs, () => this.start())
  }

  /** Resolves when it does not look just now. */
  async idle(): Promise<void> {
    await this.#running
  }

  /** Ends its timer, and resolves when it looks no more. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancel?.()
    await this.#running
  }

  /** Never rejects. What can't be done now is tried again with the next one. */
  async #sweep(): Promise<void> {
    try {
      await this.#forgetHalf()
      await this.#deleteOld()
      await this.#removeUnnamed()
    } catch (error) {
      this.#hub.onError(error)
    }
  }

  async #forgetHalf(): Promise<void> {
    const { clock, limits, files, store } = this.#hub
    const before = clock.now() - limits.uploadMs
    for (const [id, coming] of this.#uploads.underWay.all) {
      if (coming.begunAt < before) await this.#uploads.giveUp(id)
    }
    await files.sweep(before)
    for await (const { incoming } of files.listIncoming()) {
      // the server was killed before it could forget what came in of a file that it keeps
      if (await store.files.getFile(incoming.id)) await this.#uploads.giveUp(incoming.id)
    }
  }

  async #removeUnnamed(): Promise<void> {
    let some: ContentHash[] = []
    for await (const hash of this.#hub.files.list()) {
      if (this.#isClosed) return
      some.push(hash)
      if (some.length < contentsAtOnce) continue
      // some after the others: nobody waits for these
      await this.#uploads.contents.removeUnnamed(some)
      some = []
    }
    await this.#uploads.contents.removeUnnamed(some)
  }

  async #deleteOld(): Promise<void> {
    const { clock, limits, store } = this.#hub
    const { keepMs } = this.#uploads.settings
    const before = keepMs === undefined ? 0 : clock.now() - keepMs
    const times = { unusedBefore: clock.now() - limits.unusedFileMs, before, limit: oldAtOnce }
    while (!this.#isClosed) {
      const old = await store.files.listOldFiles(times)
      for (const { view, seq, hash } of old) {
        await store.files.deleteFile({ id: view.id, ...(seq !== undefined && { seq }) })
        this.#uploads.dropped([hash])
      }
      if (old.length < oldAtOnce) return
    }
  }
}

/** How many old files are looked up at once. */
const oldAtOnce = 200
