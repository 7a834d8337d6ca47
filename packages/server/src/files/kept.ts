import { constants, copyFile, link, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { previewWidths } from '../core/files.ts'
import type { ByteRange, ContentHash, OpenedContent, PreviewWidth } from '../core/files.ts'
import { isHash, makeFolder, syncFile, syncFolder } from './layout.ts'
import type { Layout } from './layout.ts'
import { ifThere } from './storage-trouble.ts'

const blockBytes = 65_536

/** The contents that are kept, each under its hash, and their smaller pictures. */
export class Kept {
  readonly #layout: Layout

  constructor(layout: Layout) {
    this.#layout = layout
  }

  /** Gives a finished file, which is on the disk for good, its name. */
  async keep(path: string, hash: ContentHash): Promise<void> {
    await this.#give(path, this.#layout.contentOf(hash))
  }

  /** Gives one its name, and leaves it the name that it has: in one copy, where this file system knows files of two names. */
  async keepBeside(path: string, hash: ContentHash): Promise<void> {
    const name = this.#layout.contentOf(hash)
    await makeFolder(dirname(name))
    try {
      await link(path, name)
    } catch {
      if (!(await this.has(hash))) return this.#copy(path, name)
    }
    await syncFolder(dirname(name))
  }

  async #copy(path: string, name: string): Promise<void> {
    const copy = this.#layout.newTemporary()
    try {
      await copyFile(path, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      await syncFile(copy)
      await this.#give(copy, name)
    } finally {
      await rm(copy, { force: true })
    }
  }

  /** Gives a finished smaller picture its name. */
  async keepPreview(path: string, hash: ContentHash, width: PreviewWidth): Promise<void> {
    await this.#give(path, this.#layout.previewOf(hash, width))
  }

  /** Tells for good that the smaller pictures of a content are all there. */
  async keepPreviewNote(path: string, hash: ContentHash): Promise<void> {
    await this.#give(path, this.#layout.previewNoteOf(hash))
  }

  async #give(path: string, name: string): Promise<void> {
    await makeFolder(dirname(name))
    await rename(path, name)
    await syncFolder(dirname(name))
  }

  /** Whether a content is kept. */
  async has(hash: ContentHash): Promise<boolean> {
    return (await ifThere(() => stat(this.#layout.contentOf(hash)))) !== undefined
  }

  async open(hash: ContentHash, range?: ByteRange): Promise<OpenedContent | undefined> {
    return isHash(hash) ? openPart(this.#layout.contentOf(hash), range) : undefined
  }

  async openPreview(hash: ContentHash, width: PreviewWidth): Promise<OpenedContent | undefined> {
    return isHash(hash) ? openPart(this.#layout.previewOf(hash, width)) : undefined
  }

  async remove(hash: ContentHash): Promise<void> {
    if (!isHash(hash)) return
    // The content after them: cut off in the middle, it is still listed, and removed again.
    await this.#removePreviews(hash)
    await rm(this.#layout.contentOf(hash), { force: true })
    // Who draws them just now looks for the content when they have their names: what came before that look goes here.
    await this.#removePreviews(hash)
  }

  async #removePreviews(hash: ContentHash): Promise<void> {
    await rm(this.#layout.previewNoteOf(hash), { force: true })
    for (const width of previewWidths) await rm(this.#layout.previewOf(hash, width), { force: true })
  }

  async *list(): AsyncGenerator<ContentHash> {
    for await (const shelf of await opendir(this.#layout.root)) {
      if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue
      for await (const entry of await opendir(join(this.#layout.root, shelf.name))) {
        if (isHash(entry.name)) yield entry.name
      }
    }
  }
}

async function openPart(path: string, range?: ByteRange): Promise<OpenedContent | undefined> {
  const found = await ifThere(() => stat(path))
  if (!found) return undefined
  const [from, to] = range ? [range.first, Math.min(range.last + 1, found.size)] : [0, found.size]
  const stream = Readable.from(readPart(path, from, to), { objectMode: false, highWaterMark: blockBytes })
  return { size: found.size, stream }
}

/** Opens the file with the first byte that is asked for: who never asks need not close it. */
async function* readPart(path: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    for (let at = from; at < to;) {
      const block = Buffer.allocUnsafe(Math.min(blockBytes, to - at))
      const { bytesRead } = await file.read(block, 0, block.length, at)
      if (bytesRead === 0) throw new Error('a kept file is shorter than it was')
      yield block.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}
