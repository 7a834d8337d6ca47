import { ChatError } from '@papo/protocol'
import type { FileId, FileView, UserId } from '@papo/protocol'
import type { Content, Incoming } from './files.ts'
import type { Hub } from './hub.ts'
import { keepFile } from './keeping.ts'
import { told } from './storage-failure.ts'
import { StorageError } from './store/store.ts'
import type { Uploads } from './uploads.ts'

/** Where an upload stands. */
export interface Standing {
  readonly incoming: Incoming
  readonly offset: number
}

/**
 * The ends of uploads. A file that is whole is kept at once, and what came in stays until its record is there: whenever
 * the server dies, one of them is found by who asks again. Only then its smaller pictures are drawn.
 */
export class Finishing {
  readonly #hub: Hub
  readonly #uploads: Uploads
  readonly #keeping = new Map<FileId, Promise<FileView>>()
  readonly #drawing = new Map<FileId, Promise<void>>()
  #isClosed = false

  constructor(hub: Hub, uploads: Uploads) {
    this.#hub = hub
    this.#uploads = uploads
  }

  /** Whether a file is being kept just now. */
  isKeeping(id: FileId): boolean {
    return this.#keeping.has(id)
  }

  /** See `Uploads.find`. */
  async find(userId: UserId, id: FileId): Promise<Standing | undefined> {
    await this.#settled(id)
    const standing = (await told(this.#hub.files.find(id))) ?? (await told(this.#standingOfKept(id)))
    return standing?.incoming.owner === userId ? standing : undefined
  }

  /** See `Uploads.keep`. */
  keep(userId: UserId, id: FileId): Promise<FileView> {
    // whoever asks again is answered when the first one is, as he would be then
    const keeping = told(this.#settled(id).then(() => this.#keep(userId, id)))
    this.#keeping.set(id, keeping)
    return keeping.finally(() => {
      if (this.#keeping.get(id) === keeping) this.#keeping.delete(id)
    })
  }

  /** See `Uploads.finish`. */
  async finish(userId: UserId, id: FileId): Promise<FileView> {
    const view = await this.keep(userId, id)
    if (view.kind !== 'image') return view
    const drawing = this.#drawing.get(id)
    if (drawing) await this.#inTime(drawing)
    const record = await told(this.#hub.store.files.getFile(id))
    // taken back meanwhile
    if (!record) throw new ChatError('file_not_found')
    return record.view
  }

  /** See `Uploads.cancel`. */
  async cancel(userId: UserId, id: FileId): Promise<void> {
    await this.#settled(id)
    await told(this.#cancel(userId, id))
  }

  /** Nothing is noted any more. */
  close(): void {
    this.#isClosed = true
  }

  /** Resolves when a file is kept, or is not. */
  async #settled(id: FileId): Promise<void> {
    await this.#keeping.get(id)?.catch(() => {})
  }

  async #keep(userId: UserId, id: FileId): Promise<FileView> {
    const { files, store } = this.#hub
    const found = await files.find(id)
    const record = await store.files.getFile(id)
    if ((found?.incoming ?? record)?.owner !== userId) throw new ChatError('file_not_found')
    if (!record) return this.#keepWhole(found)
    // kept already, when what came in could not be forgotten
    if (found) await this.#uploads.giveUp(id)
    return record.view
  }

  async #keepWhole(found: Standing | undefined): Promise<FileView> {
    if (!found) throw new ChatError('file_not_found')
    const { incoming, offset } = found
    const { underWay } = this.#uploads
    const coming = underWay.resume(incoming, offset)
    if (coming.isBusy) throw new ChatError('busy')
    if (offset < (incoming.length ?? 0)) throw new ChatError('file_invalid')
    coming.isBusy = true
    try {
      return await this.#take(incoming, offset)
    } catch (error) {
      if (!isPassing(error)) await this.#uploads.giveUp(incoming.id)
      throw error
    } finally {
      coming.isBusy = false
    }
  }

  async #take(incoming: Incoming, sent: number): Promise<FileView> {
    const { id, owner } = incoming
    const { contents, underWay } = this.#uploads
    const content = await contents.finish(id)
    try {
      const view = await keepFile(this.#hub, incoming, { content, sent })
      // the quota counts its record from now on
      underWay.delete(id)
      // what can't be forgotten now is when it is asked for again, or swept
      await this.#hub.files.discard(id).catch(this.#hub.onError)
      if (content.kind === 'image') this.#draw({ id, owner }, content)
      return view
    } finally {
      contents.letGo(content.hash)
    }
  }

  /** Has the smaller pictures drawn, and notes the colour when it is known. */
  #draw({ id, owner }: Pick<Incoming, 'id' | 'owner'>, content: Content): void {
    const { files, store, onError } = this.#hub
    const drawing = files
      .preview(content, owner)
      .then(async (made) => {
        if (made && !this.#isClosed) await store.files.noteColour(id, made.colour)
      })
      .catch(onError)
      .finally(() => this.#drawing.delete(id))
    this.#drawing.set(id, drawing)
  }

  /** Waits for something, but not for ever. */
  async #inTime(drawing: Promise<void>): Promise<void> {
    const { clock, limits } = this.#hub
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = clock.after(limits.previewWaitMs, resolve)
    await Promise.race([drawing, promise])
    cancel()
  }

  async #cancel(userId: UserId, id: FileId): Promise<void> {
    const { files, store } = this.#hub
    const found = await files.find(id)
    const isOwn = found?.incoming.owner === userId
    if (isOwn) await this.#uploads.giveUp(id)
    const record = await store.files.getFile(id)
    if (!record && isOwn) return
    if (record?.owner !== userId || !(await store.files.deleteFile({ id }))) throw new ChatError('file_not_found')
    this.#uploads.dropped([record.hash])
  }

  /** Of a file that is kept: all of it is there. */
  async #standingOfKept(id: FileId): Promise<Standing | undefined> {
    const record = await this.#hub.store.files.getFile(id)
    if (!record) return undefined
    const { owner, room, at, view, sent = view.size } = record
    return { incoming: { id, owner, room, name: view.name, length: sent, begunAt: at }, offset: sent }
  }
}

/** Whether what failed may be asked again: all of it is there still. On a full disk it would take the room that messages need. */
function isPassing(error: unknown): boolean {
  return error instanceof StorageError && error.problem !== 'full'
}
