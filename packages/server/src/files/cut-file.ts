import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { ContentHash } from '../core/files.ts'
import { fileMode } from './layout.ts'
import type { Piece } from './metadata/container.ts'
import type { Window } from './window.ts'

const blockBytes = 65_536
const noBytes = new Uint8Array(blockBytes)

/** Puts a file's pieces together in a new file, and answers its size and hash; it is on the disk for good then. */
export async function cutFile(
  source: Window,
  pieces: AsyncIterable<Piece>,
  path: string,
): Promise<{ readonly size: number; readonly hash: ContentHash }> {
  const file = await open(path, 'wx', fileMode)
  try {
    const written = new Written(file)
    for await (const piece of pieces) {
      for await (const bytes of bytesOf(piece, source)) await written.add(bytes)
    }
    const result = await written.end()
    await file.sync()
    return result
  } finally {
    await file.close()
  }
}

/** The size and hash of a file as it is. */
export async function hashFile(source: Window): Promise<ContentHash> {
  const hash = createHash('sha256')
  for (let offset = 0; offset < source.size;) {
    const bytes = await source.readSome(offset)
    if (bytes.length === 0) throw new Error('a file became shorter while it was read')
    hash.update(bytes)
    offset += bytes.length
  }
  return hash.digest('hex')
}

async function* bytesOf(piece: Piece, source: Window): AsyncGenerator<Uint8Array> {
  if ('bytes' in piece) yield piece.bytes
  else if ('zeros' in piece) {
    for (let left = piece.zeros; left > 0; left -= blockBytes) yield noBytes.subarray(0, Math.min(left, blockBytes))
  } else {
    for (let from = piece.from; from < piece.to;) {
      const bytes = (await source.readSome(from)).subarray(0, piece.to - from)
      if (bytes.length === 0) throw new Error('a file became shorter while it was read')
      yield bytes
      from += bytes.length
    }
  }
}

/** A file being written, a block at a time. */
class Written {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  readonly #block = Buffer.allocUnsafeSlow(blockBytes)
  #filled = 0
  #size = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  async add(bytes: Uint8Array): Promise<void> {
    for (let taken = 0; taken < bytes.length;) {
      const part = bytes.subarray(taken, taken + blockBytes - this.#filled)
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      taken += part.length
      if (this.#filled === blockBytes) await this.#flush()
    }
  }

  async end(): Promise<{ readonly size: number; readonly hash: ContentHash }> {
    await this.#flush()
    return { size: this.#size, hash: this.#hash.digest('hex') }
  }

  async #flush(): Promise<void> {
    const block = this.#block.subarray(0, this.#filled)
    this.#hash.update(block)
    for (let written = 0; written < block.length;) {
      const { bytesWritten } = await this.#file.write(block, written, block.length - written, this.#size + written)
      written += bytesWritten
    }
    this.#size += block.length
    this.#filled = 0
  }
}
