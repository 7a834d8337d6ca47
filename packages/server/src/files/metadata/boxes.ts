import type { Window } from '../window.ts'
import { broken, need } from './container.ts'

/** A box of an ISO media file (MP4, MOV, AVIF, HEIC): a length, a type of four letters, and what is in it. */
export interface Box {
  readonly type: string
  readonly start: number
  /** Where what is in it begins. */
  readonly body: number
  readonly end: number
}

/** The boxes between two places, one after the other; fewer bytes than a box has at least end them. */
export async function* boxesIn(file: Window, from: number, to: number): AsyncGenerator<Box> {
  for (let start = from; to - start >= 8;) {
    const head = await need(file, start, 8)
    const type = head.toString('latin1', 4, 8)
    const short = head.readUInt32BE(0)
    let body = start + 8
    let end = short === 0 ? to : start + short
    if (short === 1) {
      end = start + Number((await need(file, start + 8, 8)).readBigUInt64BE())
      body += 8
    }
    if (end > to || body > end) throw broken()
    yield { type, start, body, end }
    start = end
  }
}

/** Reads numbers one after the other, and nothing beyond an end. */
export class Cursor {
  readonly #file: Window
  readonly #end: number
  #at: number

  constructor(file: Window, from: number, end: number) {
    this.#file = file
    this.#at = from
    this.#end = end
  }

  get at(): number {
    return this.#at
  }

  /** The next number, of 0 to 8 bytes. */
  async number(bytes: number): Promise<number> {
    const at = this.#at
    this.skip(bytes)
    if (bytes === 0) return 0
    const read = await need(this.#file, at, bytes)
    if (bytes <= 6) return read.readUIntBE(0, bytes)
    return Number(read.readBigUInt64BE())
  }

  async text(bytes: number): Promise<string> {
    const at = this.#at
    this.skip(bytes)
    return (await need(this.#file, at, bytes)).toString('latin1')
  }

  skip(bytes: number): void {
    this.#at += bytes
    if (this.#at > this.#end) throw broken()
  }
}
