import { broken } from './container.ts'
import type { Piece } from './container.ts'
import type { Box } from './boxes.ts'

/** More places than any film or picture has whose metadata is to go. */
const most = 100_000

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What is to be overwritten in a file whose parts must all stay where they are. */
export class Edits {
  readonly #free: Box[] = []
  readonly #zeros: Stretch[] = []
  readonly #data: Stretch[] = []

  /** A box becomes an empty one. */
  free(box: Box): void {
    this.#free.push(box)
    if (this.#free.length > most) throw broken()
  }

  /** Data of pictures and films: the only place where a part may be overwritten. */
  addData(from: number, to: number): void {
    this.#data.push({ from, to })
    if (this.#data.length > most) throw broken()
  }

  /** A part of the data is overwritten. */
  zero(from: number, to: number): void {
    if (from >= to) return
    this.#zeros.push({ from, to })
    if (this.#zeros.length > most) throw broken()
  }

  /** The file's parts with all of that done. */
  *pieces(size: number): Generator<Piece, void, undefined> {
    this.#check()
    const freed = this.#free.map(({ start, body, end }) => ({ from: start, body, to: end }))
    const zeroed = this.#zeros.map(({ from, to }) => ({ from, body: undefined, to }))
    let at = 0
    for (const { from, body, to } of [...freed, ...zeroed].sort((a, b) => a.from - b.from)) {
      if (to <= at) continue
      if (from > at) yield { from: at, to: from }
      const start = Math.max(at, from)
      if (body === undefined) yield { zeros: to - start }
      else yield* freeBox({ from, body, to })
      at = to
    }
    if (at < size) yield { from: at, to: size }
  }

  /** What is overwritten lies within data, or in a box that goes anyway: never where a reader looks for structure. */
  #check(): void {
    const allowed = [...this.#data, ...this.#free.map(({ body, end }) => ({ from: body, to: end }))]
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

function* freeBox({ from, body, to }: { from: number; body: number; to: number }): Generator<Piece> {
  yield { from, to: from + 4 }
  yield { bytes: Buffer.from('free') }
  if (body > from + 8) yield { from: from + 8, to: body }
  if (to > body) yield { zeros: to - body }
}
