import { setImmediate } from 'node:timers/promises'
import { ChatError } from '@papo/protocol'

const windowBytes = 65_536
/** After so many readings whoever else waits for the processor has his turn. */
const turnReads = 2000
/** More than any file of use needs; one that is made of tiny parts alone is refused. */
const mostReads = 1_000_000

/** Reads bytes of a file from a place on, as Node's file handles do. */
export interface ReadsAt {
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
}

/** Reads a file anywhere, a bounded piece at a time, whatever its length. */
export class Window {
  readonly size: number
  readonly #file: ReadsAt
  readonly #room = Buffer.allocUnsafeSlow(windowBytes)
  #bytes = this.#room.subarray(0, 0)
  #start = 0
  #reads = 0

  constructor(file: ReadsAt, size: number) {
    this.#file = file
    this.size = size
  }

  /**
   * Up to `length` bytes (at most 65,536) from an offset on: fewer only where the file ends. They are good until the
   * next reading.
   */
  async read(offset: number, length: number): Promise<Buffer> {
    this.#reads += 1
    if (this.#reads % turnReads === 0) await this.#pause()
    const end = Math.min(offset + Math.min(length, windowBytes), this.size)
    if (offset < this.#start || end > this.#start + this.#bytes.length) await this.#load(offset)
    const first = Math.min(offset - this.#start, this.#bytes.length)
    return this.#bytes.subarray(first, Math.max(first, end - this.#start))
  }

  /** As many bytes from an offset on as are at hand without much ado: at least one unless the file ends there. */
  async readSome(offset: number): Promise<Buffer> {
    this.#reads += 1
    if (this.#reads % turnReads === 0) await this.#pause()
    const end = this.#start + this.#bytes.length
    if (offset < this.#start || offset >= end) await this.#load(offset)
    return this.#bytes.subarray(Math.min(offset - this.#start, this.#bytes.length))
  }

  /** The same file through another window, to be read elsewhere at the same time. */
  another(): Window {
    return new Window(this.#file, this.size)
  }

  async #pause(): Promise<void> {
    if (this.#reads > mostReads) throw new ChatError('file_invalid', { problem: 'broken' })
    await setImmediate()
  }

  async #load(offset: number): Promise<void> {
    const wanted = Math.max(0, Math.min(windowBytes, this.size - offset))
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await this.#file.read(this.#room, filled, wanted - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    this.#bytes = this.#room.subarray(0, filled)
    this.#start = offset
  }
}
