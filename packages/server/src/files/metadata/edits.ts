import { broken } from './container.ts'
import type { Piece } from './container.ts'
import type { Box } from './boxes.ts'

/** More places than any film or picture has whose metadata is to go. */
const most = 100_000

/** A part of a file, from its first byte to the one behind its last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What is written over a stretch: a head, if any, and zeros from `body` on. */
interface Edit extends Stretch {
  readonly head: readonly Piece[]
  readonly body: number
}

/** What is to be overwritten in a file whose parts must all stay where they are. */
export class Edits {
  readonly #free: Edit[] = []
  readonly #zeros: Stretch[] = []
  readonly #cleared: Stretch[] = []
  readonly #data: Stretch[] = []

  /** A box becomes an empty one. */
  free({ start, body, end }: Box): void {
    const head: Piece[] = [{ from: start, to: start + 4 }, { bytes: Buffer.from('free') }]
    if (body > start + 8) head.push({ from: start + 8, to: body })
    add(this.#free, { from: start, head, body, to: end })
  }

  /** A stretch begins with a head of our own, and zeros follow it. */
  replace({ from, to }: Stretch, head: Uint8Array): void {
    add(this.#free, { from, head: [{ bytes: head }], body: from + head.length, to })
  }

  /** Data of pictures and films: the only place where what a table tells of may be overwritten. */
  addData(from: number, to: number): void {
    add(this.#data, { from, to })
  }

  /** A part of the data is overwritten. */
  zero(from: number, to: number): void {
    if (from < to) add(this.#zeros, { from, to })
  }

  /** What is known to be no structure is overwritten, wherever it stands. */
  clear(from: number, to: number): void {
    if (from < to) add(this.#cleared, { from, to })
  }

  /** The file's parts with all of that done. */
  *pieces(size: number): Generator<Piece, void, undefined> {
    this.#check()
    const bare = [...this.#zeros, ...this.#cleared].map(({ from, to }): Edit => ({ from, head: [], body: from, to }))
    let at = 0
    for (const { from, head, body, to } of [...this.#free, ...bare].sort((a, b) => a.from - b.from)) {
      if (to <= at) continue
      if (from < at && head.length > 0) throw broken()
      if (from > at) yield { from: at, to: from }
      yield* head
      const start = Math.max(at, body)
      if (to > start) yield { zeros: to - start }
      at = to
    }
    if (at < size) yield { from: at, to: size }
  }

  /** What is overwritten lies within data, or in a box that goes anyway: never where a reader looks for structure. */
  #check(): void {
    const allowed = [...this.#data, ...this.#free.map(({ body, to }) => ({ from: body, to }))]
    allowed.sort((a, b) => a.from - b.from)
    this.#zeros.sort((a, b) => a.from - b.from)
    let n = 0
    for (const { from, to } of this.#zeros) {
      while (n < allowed.length && (allowed[n]?.to ?? 0) <= from) n += 1
      const around = allowed[n]
      if (!around || around.from > from || around.to < to) throw broken()
    }
  }
}

function add<T>(list: T[], one: T): void {
  list.push(one)
  if (list.length > most) throw broken()
}
