import { open, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { ChatError } from '@papo/protocol'
import type { FileId } from '@papo/protocol'
import type { Clock } from '../core/clock.ts'
import type { Incoming } from '../core/files.ts'
import { fileMode, isFileId } from './layout.ts'
import type { Layout } from './layout.ts'
import { ifThere, onDisk } from './storage-trouble.ts'
import { InTurn } from './in-turn.ts'

/**
 * So many bytes of a file are brought to the disk at once. Left to itself, the system gathers all of them, and whoever
 * syncs a message meanwhile waits until they are there.
 */
const syncBytes = 1024 * 1024

/** The files that come in: their bytes, and beside them what is known of each, so that they go on after a restart. */
export class Arriving {
  readonly #layout: Layout
  readonly #clock: Clock
  /** Who writes to each now: a later one takes over from one whose connection hangs. */
  readonly #writers = new Map<FileId, symbol>()
  /** Those that are whole. */
  readonly #sealed = new Set<FileId>()
  readonly #turns = new InTurn<FileId>()

  constructor(layout: Layout, clock: Clock) {
    this.#layout = layout
    this.#clock = clock
  }

  async begin(incoming: Incoming): Promise<void> {
    const bytes = this.#layout.bytesOf(incoming.id)
    const note = this.#layout.newTemporary()
    await writeFile(bytes, '', { mode: fileMode, flag: 'wx' })
    try {
      await writeFile(note, JSON.stringify(incoming), { mode: fileMode, flag: 'wx' })
      await this.#touch(bytes)
      await rename(note, this.#layout.noteOf(incoming.id))
    } catch (error) {
      await rm(note, { force: true })
      await rm(bytes, { force: true })
      throw error
    }
  }

  async find(id: FileId): Promise<{ readonly incoming: Incoming; readonly offset: number } | undefined> {
    if (!isFileId(id)) return undefined
    const incoming = await ifThere(() => readFile(this.#layout.noteOf(id), 'utf8')).then(readNote)
    const bytes = await ifThere(() => stat(this.#layout.bytesOf(id)))
    return incoming && bytes && { incoming, offset: bytes.size }
  }

  async *list(): AsyncGenerator<{ readonly incoming: Incoming; readonly offset: number }> {
    for (const name of await onDisk(() => readdir(this.#layout.incoming))) {
      const found = await onDisk(() => this.find(name))
      if (found) yield found
    }
  }

  async write(id: FileId, source: AsyncIterable<Uint8Array>, max: number): Promise<number> {
    if (this.#sealed.has(id)) throw new ChatError('file_not_found')
    const me = Symbol(id)
    this.#writers.set(id, me)
    const file = await this.#turns.take(id, () => onDisk(() => this.#open(id)))
    try {
      let { size } = await onDisk(() => file.stat())
      for await (const chunk of source) {
        if (size + chunk.length > max) throw new ChatError('file_too_big', { size: size + chunk.length, max })
        const before = size
        size = await this.#turns.take(id, () => onDisk(() => this.#add(file, chunk, { id, me, size })))
        if (Math.floor(size / syncBytes) > Math.floor(before / syncBytes)) await onDisk(() => file.datasync())
      }
      return size
    } finally {
      if (this.#writers.get(id) === me) {
        this.#writers.delete(id)
        await this.#touch(this.#layout.bytesOf(id))
      }
      await file.close()
    }
  }

  async #open(id: FileId): Promise<FileHandle> {
    const file = isFileId(id) ? await ifThere(() => open(this.#layout.bytesOf(id), 'r+')) : undefined
    if (!file) throw new ChatError('file_not_found')
    return file
  }

  async #add(file: FileHandle, chunk: Uint8Array, at: { id: FileId; me: symbol; size: number }): Promise<number> {
    if (this.#writers.get(at.id) !== at.me) throw new ChatError('file_not_found')
    let written = 0
    while (written < chunk.length) {
      const { bytesWritten } = await file.write(chunk, written, chunk.length - written, at.size + written)
      written += bytesWritten
    }
    return at.size + written
  }

  /** Ends what comes in: nobody writes to it from now on, and it is not discarded meanwhile. */
  async seal<T>(id: FileId, end: (incoming: Incoming) => Promise<T>): Promise<T> {
    this.#writers.delete(id)
    return this.#turns.take(id, async () => {
      const found = await this.find(id)
      if (!found) throw new ChatError('file_not_found')
      this.#sealed.add(id)
      return end(found.incoming)
    })
  }

  async discard(id: FileId): Promise<void> {
    if (!isFileId(id)) return
    this.#writers.delete(id)
    await this.#turns.take(id, async () => {
      await rm(this.#layout.noteOf(id), { force: true })
      await rm(this.#layout.bytesOf(id), { force: true })
      this.#sealed.delete(id)
    })
  }

  async sweep(before: number): Promise<void> {
    for (const name of await readdir(this.#layout.incoming)) {
      const id = name.replace(/\.json$/, '')
      if (!isFileId(id) || this.#writers.has(id)) continue
      const newest = await ifThere(() => stat(join(this.#layout.incoming, id)))
      if (newest === undefined || newest.mtimeMs < before) await this.discard(id)
    }
  }

  /** Lets nobody write any more. */
  async close(): Promise<void> {
    const ids = [...this.#writers.keys()]
    this.#writers.clear()
    for (const id of ids) await this.#turns.take(id, () => Promise.resolve())
  }

  /** Tells in the file when the last bytes came, by the server's own clock. */
  async #touch(path: string): Promise<void> {
    const now = this.#clock.now() / 1000
    await ifThere(() => utimes(path, now, now))
  }
}

function readNote(text: string | undefined): Incoming | undefined {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Incoming
  } catch {
    return undefined
  }
}
