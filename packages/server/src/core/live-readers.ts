import type { Reader } from './reader.ts'
import type { Wire } from './wire.ts'

/** The live readers of one wire variant: all are told the same bytes. */
export interface LiveGroup {
  readonly wire: Wire
  readonly readers: ReadonlySet<Reader>
}

/** Those whom a room feeds as things happen, by the variants of their wires. */
export class LiveReaders {
  readonly #groups = new Map<string, { readonly wire: Wire; readonly readers: Set<Reader> }>()
  #size = 0

  /** How many there are. */
  get size(): number {
    return this.#size
  }

  /** The groups of this moment; one that empties meanwhile has nobody left to be told. */
  get groups(): readonly LiveGroup[] {
    return [...this.#groups.values()]
  }

  /** Takes in one who is not among them. */
  add(reader: Reader): void {
    const { wire } = reader.session
    let group = this.#groups.get(wire.variant)
    if (!group) this.#groups.set(wire.variant, (group = { wire, readers: new Set() }))
    group.readers.add(reader)
    this.#size += 1
  }

  /** Lets go of one, who still speaks the wire by which he was taken in. */
  delete(reader: Reader): void {
    const { variant } = reader.session.wire
    const group = this.#groups.get(variant)
    if (!group?.readers.delete(reader)) return
    if (group.readers.size === 0) this.#groups.delete(variant)
    this.#size -= 1
  }
}
