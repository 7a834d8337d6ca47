import type { FileId } from '@papo/protocol'
import { rm } from 'node:fs/promises'
import type { Clock } from '../core/clock.ts'
import type { ByteRange, Content, ContentHash, Files, Incoming, OpenedContent, PreviewWidth } from '../core/files.ts'
import { Arriving } from './arriving.ts'
import { finishFile } from './finishing.ts'
import { Kept } from './kept.ts'
import { Layout } from './layout.ts'
import { PreviewsDrawer } from './previews-drawer.ts'
import { Previews } from './previews.ts'
import { onDisk } from './storage-trouble.ts'

/** What is needed to keep files on the disk. */
export interface DiskFilesOptions {
  /** Theirs alone; made where it is missing. */
  readonly folder: string
  readonly clock: Clock
  /** Told of what goes wrong where nobody waits for it. */
  readonly onError: (error: unknown) => void
  /** Pictures with more pixels, all frames together, get no smaller ones; 25 million if nothing is said. */
  readonly maxPixels?: number
  /** The program that draws the smaller pictures; a test hands in its own. */
  readonly program?: string
}

const usualPixels = 25_000_000

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
  readonly #drawer: PreviewsDrawer
  readonly #previews: Previews
  readonly #onError: (error: unknown) => void

  constructor(layout: Layout, { clock, onError, maxPixels = usualPixels, program }: DiskFilesOptions) {
    this.#layout = layout
    this.#onError = onError
    this.#arriving = new Arriving(layout, clock)
    this.#kept = new Kept(layout)
    this.#drawer = new PreviewsDrawer({ clock, onError, program })
    this.#previews = new Previews({ layout, kept: this.#kept, drawer: this.#drawer, maxPixels })
  }

  begin(incoming: Incoming): Promise<void> {
    return onDisk(() => this.#arriving.begin(incoming))
  }

  find(id: FileId): Promise<{ readonly incoming: Incoming; readonly offset: number } | undefined> {
    return onDisk(() => this.#arriving.find(id))
  }

  write(id: FileId, source: AsyncIterable<Uint8Array>, max: number): Promise<number> {
    return this.#arriving.write(id, source, max)
  }

  finish(id: FileId): Promise<Content> {
    return onDisk(async () => {
      const incoming = await this.#arriving.seal(id)
      const temporary = this.#layout.newTemporary()
      try {
        const { path, content } = await finishFile(this.#layout.bytesOf(id), incoming, temporary)
        await this.#kept.keep(path, content.hash)
        return content
      } finally {
        await rm(temporary, { force: true })
        await this.#arriving.discard(id)
      }
    })
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

  async preview(content: Content): Promise<{ readonly colour: string } | undefined> {
    try {
      return await this.#previews.make(content)
    } catch (error) {
      this.#onError(error)
      return undefined
    }
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
    await this.#arriving.close()
    await this.#drawer.close()
  }
}
