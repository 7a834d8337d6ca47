import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ChatError } from '@papo/protocol'
import type { FileId } from '@papo/protocol'
import type { ByteRange, Content, ContentHash, Files, Incoming, OpenedContent } from '../../src/core/files.ts'

interface Coming {
  readonly incoming: Incoming
  bytes: Buffer
  touchedAt: number
  isWhole: boolean
}

/** The bytes of files in memory: what the port says, in the plainest way; of pictures it knows PNG. */
export class MemoryFiles implements Files {
  readonly #clock: { now(): number }
  readonly #coming = new Map<FileId, Coming>()
  readonly #contents = new Map<ContentHash, Buffer>()
  /** What its disk takes still; a test sets it. */
  free = Infinity

  constructor(clock: { now(): number } = { now: Date.now }) {
    this.#clock = clock
  }

  async begin(incoming: Incoming): Promise<void> {
    this.#coming.set(incoming.id, { incoming, bytes: Buffer.alloc(0), touchedAt: this.#clock.now(), isWhole: false })
  }

  async find(id: FileId): Promise<{ readonly incoming: Incoming; readonly offset: number } | undefined> {
    const coming = this.#coming.get(id)
    return coming && { incoming: coming.incoming, offset: coming.bytes.length }
  }

  async *listIncoming(): AsyncGenerator<{ readonly incoming: Incoming; readonly offset: number }> {
    for (const { incoming, bytes } of [...this.#coming.values()]) yield { incoming, offset: bytes.length }
  }

  async freeBytes(): Promise<number> {
    return this.free
  }

  async write(id: FileId, source: AsyncIterable<Uint8Array>, max: number): Promise<number> {
    for await (const part of source) {
      const coming = this.#coming.get(id)
      if (!coming || coming.isWhole) throw new ChatError('file_not_found')
      if (coming.bytes.length + part.length > max) throw new ChatError('file_too_big', { max })
      coming.bytes = Buffer.concat([coming.bytes, part])
      coming.touchedAt = this.#clock.now()
    }
    return this.#coming.get(id)?.bytes.length ?? 0
  }

  async finish(id: FileId): Promise<Content> {
    const coming = this.#coming.get(id)
    if (!coming) throw new ChatError('file_not_found')
    const { bytes, incoming } = coming
    if (bytes.length === 0) {
      this.#coming.delete(id)
      throw new ChatError('file_empty')
    }
    coming.isWhole = true
    const hash = createHash('sha256').update(bytes).digest('hex')
    this.#contents.set(hash, bytes)
    return { hash, size: bytes.length, ...look(bytes, incoming.type) }
  }

  async discard(id: FileId): Promise<void> {
    this.#coming.delete(id)
  }

  async sweep(before: number): Promise<void> {
    for (const [id, { touchedAt }] of this.#coming) if (touchedAt < before) this.#coming.delete(id)
  }

  async open(hash: ContentHash, range?: ByteRange): Promise<OpenedContent | undefined> {
    const bytes = this.#contents.get(hash)
    const asked = range ? bytes?.subarray(range.first, range.last + 1) : bytes
    return bytes && asked && { size: bytes.length, stream: Readable.from([asked]) }
  }

  async preview({ kind }: Content): Promise<{ readonly colour: string } | undefined> {
    return kind === 'image' ? { colour: '#808080' } : undefined
  }

  async openPreview(): Promise<OpenedContent | undefined> {
    return undefined
  }

  async remove(hash: ContentHash): Promise<void> {
    this.#contents.delete(hash)
  }

  async *list(): AsyncGenerator<ContentHash> {
    yield* [...this.#contents.keys()]
  }

  async close(): Promise<void> {}
}

function look(bytes: Buffer, type = 'application/octet-stream'): Pick<Content, 'type' | 'kind' | 'width' | 'height'> {
  if (bytes.length >= 24 && bytes.subarray(1, 4).toString() === 'PNG')
    return { type: 'image/png', kind: 'image', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  const [kind] = type.split('/')
  return { type, kind: kind === 'audio' || kind === 'video' ? kind : 'file' }
}
