import { ChatError } from '@papo/protocol'
import type { FileId, UserId } from '@papo/protocol'
import { DataStore, Upload } from '@tus/server'
import type { Readable } from 'node:stream'
import type { Uploads } from '../../../core/uploads.ts'
import type { BodyBytes } from './body-bytes.ts'

/** Whose request it is, what brings its bytes, and how long an upload may take. */
export interface TusStoreOptions {
  readonly uploads: Uploads
  readonly user: UserId
  readonly bytes: BodyBytes
  readonly uploadMs: number
}

/** What tus knows of the uploads of one person, during one request. */
export class TusStore extends DataStore {
  readonly #options: TusStoreOptions

  constructor(options: TusStoreOptions) {
    super()
    this.#options = options
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
  }

  override async write(stream: Readable, id: FileId): Promise<number> {
    const { uploads, user, bytes } = this.#options
    // the bytes are read from the request itself: here none come
    stream.resume()
    const found = await uploads.find(user, id)
    // all there already: who asks again did not hear the answer
    if (found && found.offset === found.incoming.length) return found.offset
    return uploads.write(user, id, bytes)
  }

  override async getUpload(id: FileId): Promise<Upload> {
    const { uploads, user } = this.#options
    const found = await uploads.find(user, id)
    if (!found) throw new ChatError('file_not_found')
    const { incoming, offset } = found
    // who finds all of it here sends no more: the end of it, if a cut or a kill came between, is made up for now
    if (offset === incoming.length) await uploads.keep(user, id)
    const begun = new Date(incoming.begunAt).toISOString()
    return new Upload({
      id,
      offset,
      creation_date: begun,
      ...(incoming.length !== undefined && { size: incoming.length }),
    })
  }

  override remove(id: FileId): Promise<void> {
    const { uploads, user } = this.#options
    return uploads.cancel(user, id)
  }

  override getExpiration(): number {
    return this.#options.uploadMs
  }
}
