import { ChatError } from '@papo/protocol'
import type { FileId, UserId } from '@papo/protocol'
import { rm, statfs } from 'node:fs/promises'
import type { Clock } from '../core/clock.ts'
import type { ByteRange, Content, ContentHash, Files, Incoming, OpenedContent, PreviewWidth } from '../core/files.ts'
import { StorageError } from '../core/store/store.ts'
import { Arriving } from './arriving.ts'
import { Kept } from './kept.ts'
import { Layout } from './layout.ts'
import type { Previews } from './previews.ts'
import { onDisk } from './storage-trouble.ts'

/** What is needed to keep files on the disk. */
export interface DiskFilesOptions {
  /** Theirs alone; made where it is missing. */
  readonly folder: string
  readonly clock: Clock
  /** Told of what goes wrong where nobody waits for it. */
  readonly onError: (error: unknown) => void
  /** Pictures with more pixels, all frames together, get no smaller ones, and no colour; 25 million if nothing is said. */
  readonly maxPixels?: number
  /** The program that draws the smaller pictures; a test hands in its own. */
  readonly program?: string
}

/** Keeps files in a folder of this machine. */
export async function openDiskFiles(options: DiskFilesOptions): Promise<Files> {
  const layout = new Layout(options.folder)
  await onDisk(() => layout.prepare())
  return new DiskFiles(layout, options)
}

class DiskFiles implements Files {
  readonly #layout: Layout
  readonly #arriving: Arriving
  readonly #kept: Kept
  readonly #options: DiskFilesOptions
  readonly #finishing = new Set<Promise<Content>>()
  #previews: Promise<Previews> | undefined
  #isClosed = false

  constructor(layout: Layout, options: DiskFilesOptions) {
    this.#layout = layout
    this.#options = options
    this.#arriving = new Arriving(layout, options.clock)
    this.#kept = new Kept(layout)
  }

  begin(incoming: Incoming): Promise<void> {
    return onDisk(() => this.#arriving.begin(incoming))
  }

  find(id: FileId): Promise<{ readonly incoming: Incoming; readonly offset: number } | undefined> {
    return onDisk(() => this.#arriving.find(id))
  }

  listIncoming(): AsyncIterable<{ readonly incoming: Incoming; readonly offset: number }> {
    return this.#arriving.list()
  }

  async freeBytes(): Promise<number> {
    const { blocks, bavail, bsize } = await onDisk(() => statfs(this.#layout.root))
    // some file systems that are reached over a network know no size, and say 0
    return blocks === 0 ? Infinity : bavail * bsize
  }

  write(id: FileId, source: AsyncIterable<Uint8Array>, max: number): Promise<number> {
    return this.#arriving.write(id, source, max)
  }

  async finish(id: FileId): Promise<Content> {
    const finishing = this.#finishOrForget(id)
    this.#finishing.add(finishing)
    try {
      return await finishing
    } finally {
      this.#finishing.delete(finishing)
    }
  }

  /** What is refused would be again, and what a full disk cut short takes the room that others need. */
  async #finishOrForget(id: FileId): Promise<Content> {
    try {
      return await onDisk(() => this.#arriving.seal(id, (incoming) => this.#finish(incoming)))
    } catch (error) {
      const isFull = error instanceof StorageError && error.problem === 'full'
      if (isFull || error instanceof ChatError) await this.discard(id)
      throw error
    }
  }

  async #finish(incoming: Incoming): Promise<Content> {
    const temporary = this.#layout.newTemporary()
    try {
      // Loaded with the first file.
      const { finishFile } = await import('./finishing.ts')
      const { path, content } = await finishFile(this.#layout.bytesOf(incoming.id), incoming, temporary)
      if (path === temporary) await this.#kept.keep(path, content.hash)
      else await this.#kept.keepBeside(path, content.hash)
      return content
    } finally {
      await rm(temporary, { force: true })
    }
  }

  discard(id: FileId): Promise<void> {
    return onDisk(() => this.#arriving.discard(id))
  }

  sweep(before: number): Promise<void> {
    return onDisk(() => this.#arriving.sweep(before))
  }

  open(hash: ContentHash, range?: ByteRange): Promise<OpenedContent | undefined> {
    return onDisk(() => this.#kept.open(hash, range))
  }

  async preview(content: Content, owner: UserId): Promise<{ readonly colour: string } | undefined> {
    if (content.kind !== 'image' || this.#isClosed) return undefined
    try {
      this.#previews ??= this.#loadPreviews()
      return await (await this.#previews).make(content, owner)
    } catch (error) {
      this.#options.onError(error)
      return undefined
    }
  }

  /** Loaded with the first picture. */
  async #loadPreviews(): Promise<Previews> {
    const { Previews } = await import('./previews.ts')
    return new Previews({ ...this.#options, layout: this.#layout, kept: this.#kept })
  }

  openPreview(hash: ContentHash, width: PreviewWidth): Promise<OpenedContent | undefined> {
    return onDisk(() => this.#kept.openPreview(hash, width))
  }

  remove(hash: ContentHash): Promise<void> {
    return onDisk(() => this.#kept.remove(hash))
  }

  list(): AsyncIterable<ContentHash> {
    return this.#kept.list()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#arriving.close()
    await (await this.#previews)?.close()
    await Promise.allSettled(this.#finishing)
  }
}
