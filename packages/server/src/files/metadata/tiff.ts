import type { Window } from '../window.ts'
import { broken } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { Edits } from './edits.ts'
import type { Stretch } from './edits.ts'

/** TIFF's own number, and those by which Olympus (twice) and Panasonic tell theirs. */
const magics = new Set([42, 0x4f52, 0x5352, 0x55])
const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const placeTag = 0x8825
/** Where other directories are: those of the same picture in other sizes, and Exif. */
const directoryTags = new Set([0x14a, 0x8769])
/** XMP, IPTC, and both in Photoshop's way. */
const noteTags = new Set([0x2bc, 0x83bb, 0x8649])
const mostDirectories = 10_000

/**
 * TIFF and the raw pictures built on it (DNG, CR2, NEF, ARW, ORF, RW2): the directory of places is emptied; XMP and
 * IPTC are overwritten. What is cut short or leads out of the file is left as it is.
 */
export async function* editTiff(file: Window, _facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const head = Buffer.from(await file.read(0, 8))
  const order = head.toString('latin1', 0, 2)
  const edits = new Edits()
  if (head.length === 8 && (order === 'II' || order === 'MM')) {
    const directories = new Directories(file, { isLittle: order === 'II', edits })
    if (magics.has(directories.number(head, 2, 2))) await directories.edit(directories.number(head, 4, 4))
  }
  yield* edits.pieces(file.size)
}

interface Entry {
  readonly tag: number
  /** The values, in the entry itself or elsewhere. */
  readonly from: number
  readonly to: number
  readonly count: number
  readonly isLong: boolean
}

class Directories {
  readonly #file: Window
  readonly #isLittle: boolean
  readonly #edits: Edits
  readonly #seen = new Set<number>()
  /** What must stay for anything to be found, and what goes. */
  readonly #structure: Stretch[] = [{ from: 0, to: 8 }]
  readonly #cleared: Stretch[] = []

  constructor(file: Window, { isLittle, edits }: { isLittle: boolean; edits: Edits }) {
    this.#file = file
    this.#isLittle = isLittle
    this.#edits = edits
  }

  /** A number of 2 or 4 bytes. */
  number(bytes: Buffer, at: number, length: 2 | 4): number {
    return this.#isLittle ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length)
  }

  /** Edits the first directory, those behind it, and those within. */
  async edit(first: number): Promise<void> {
    const waiting = [first]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at < 8 || this.#seen.has(at)) continue
      this.#seen.add(at)
      if (this.#seen.size > mostDirectories) throw broken()
      const next = await this.#read(at, async (entry) => {
        if (entry.tag === placeTag) await this.#empty(entry)
        else if (noteTags.has(entry.tag) && entry.to - entry.from > 4) this.#clear(entry.from, entry.to)
        else if (directoryTags.has(entry.tag) && entry.isLong) waiting.push(...(await this.#longs(entry)))
        if (waiting.length > mostDirectories) throw broken()
      })
      if (next !== undefined) waiting.push(next)
    }
    this.#check()
  }

  /** Reads a directory entry by entry; answers where the next one is. */
  async #read(at: number, each: (entry: Entry) => Promise<void>): Promise<number | undefined> {
    const head = await this.#file.read(at, 2)
    if (head.length < 2) return undefined
    const end = at + 2 + 12 * this.number(head, 0, 2)
    this.#structure.push({ from: at, to: end })
    for (let place = at + 2; place < end; place += 12) {
      const bytes = await this.#file.read(place, 12)
      if (bytes.length < 12) return undefined
      const count = this.number(bytes, 4, 4)
      const type = this.number(bytes, 2, 2)
      const length = count * (bytesOfType[type] ?? 0)
      const from = length > 4 ? this.number(bytes, 8, 4) : place + 8
      await each({ tag: this.number(bytes, 0, 2), from, to: from + length, count, isLong: type === 4 || type === 13 })
    }
    const behind = await this.#file.read(end, 4)
    return behind.length === 4 ? this.number(behind, 0, 4) : undefined
  }

  async #longs({ from, to, count }: Entry): Promise<number[]> {
    if (to - from > 4) this.#structure.push({ from, to })
    const bytes = await this.#file.read(from, 4 * Math.min(count, 1000))
    return Array.from({ length: bytes.length >> 2 }, (_, n) => this.number(bytes, 4 * n, 4))
  }

  /** A directory with no entry is left, and none of the values that they had. */
  async #empty(pointer: Entry): Promise<void> {
    const [at] = pointer.isLong ? await this.#longs(pointer) : []
    if (at === undefined || at < 8 || this.#seen.has(at)) return
    this.#seen.add(at)
    const structure = this.#structure.length
    await this.#read(at, async ({ from, to }) => this.#clear(from, to))
    for (const { from, to } of this.#structure.splice(structure)) this.#clear(from, to)
  }

  #clear(from: number, to: number): void {
    const end = Math.min(to, this.#file.size)
    if (from >= end) return
    this.#cleared.push({ from, to: end })
    this.#edits.clear(from, end)
  }

  /** Nothing goes that leads to anything else. */
  #check(): void {
    const kept = this.#structure.map((one) => ({ ...one, isKept: true }))
    const all = [...kept, ...this.#cleared.map((one) => ({ ...one, isKept: false }))]
    const reach = { kept: 0, cleared: 0 }
    for (const { from, to, isKept } of all.sort((a, b) => a.from - b.from)) {
      if (from < (isKept ? reach.cleared : reach.kept)) throw broken()
      if (isKept) reach.kept = Math.max(reach.kept, to)
      else reach.cleared = Math.max(reach.cleared, to)
    }
  }
}
