import { ChatError } from '@papo/protocol'
import type { FileId, FileSent, FileView } from '@papo/protocol'
import type { Room } from '../../../core/room.ts'
import type { Uploads } from '../../../core/uploads.ts'
import type { Sender } from '../../../core/wanted.ts'
import type { BodyBytes } from './body-bytes.ts'

/** Whose files come, and into which room. */
export interface ArrivingOptions {
  readonly uploads: Uploads
  readonly sender: Sender
  readonly room: Room
  /** Bytes that are still read of a file that is too big, to tell how big it is. */
  readonly drainBytes: number
}

/** What is known of a file before it comes. */
export interface Announced {
  readonly name: string
  readonly type: string
  /** Its length where that was told, in bytes. */
  readonly length?: number
  readonly isOriginal?: true
}

/** The files that one request brings: for one message, or for none. */
export class Arriving {
  readonly #options: ArrivingOptions
  readonly #views: FileView[] = []

  constructor(options: ArrivingOptions) {
    this.#options = options
  }

  /** Those that are there. */
  get views(): readonly FileView[] {
    return this.#views
  }

  /** Takes one in; what is refused or breaks off leaves nothing behind. */
  async take(bytes: BodyBytes, announced: Announced): Promise<FileView> {
    const { uploads, sender, room } = this.#options
    const id = await uploads.begin(sender, { room, ...announced })
    try {
      await uploads.write(sender.user.id, id, bytes)
      const view = await uploads.finish(sender.user.id, id)
      this.#views.push(view)
      return view
    } catch (error) {
      await this.#cancel(id)
      throw isTooBig(error) ? await this.#measured(bytes) : error
    }
  }

  /** As a message brings them, with what they show in words. */
  sent(alts: readonly string[] = []): FileSent[] {
    return this.#views.map(({ id }, at) => {
      const alt = alts[at] ?? ''
      return alt === '' ? { id } : { id, alt }
    })
  }

  /** Forgets them: no message brings them. */
  async forget(): Promise<void> {
    for (const { id } of this.#views.splice(0)) await this.#cancel(id)
  }

  /** What can't be taken back now goes by itself later; the reason that it has to go is what is told. */
  async #cancel(id: FileId): Promise<void> {
    await this.#options.uploads.cancel(this.#options.sender.user.id, id).catch(() => undefined)
  }

  async #measured(bytes: BodyBytes): Promise<ChatError> {
    const { uploads, drainBytes } = this.#options
    const size = await bytes.drain(drainBytes)
    return new ChatError('file_too_big', { size, max: uploads.settings.maxBytes })
  }
}

function isTooBig(error: unknown): boolean {
  return error instanceof ChatError && error.code === 'file_too_big'
}
