import type { Event, RoomView, Signal, UserId } from '@papo/protocol'
import type { Wire } from './wire.ts'

/** What a room tells its readers: an event of its log, or a signal. */
export type Told = { readonly event: Event } | { readonly signal: Signal; readonly subject: UserId | undefined }

/** How something is put into bytes: on which wire, of which room, and about how much at once. */
export interface Spelling {
  readonly wire: Wire
  readonly view: RoomView
  readonly maxBytes: number
}

/**
 * The bytes that a room's readers of one wire variant are told at once: made once, written to each.
 * A reader who is not told something of it (an author on a line) gets its own concatenation of the slices.
 */
export class Frame {
  readonly bytes: Uint8Array
  readonly #ends: readonly number[]
  readonly #subjects: readonly (UserId | undefined)[]
  readonly #silenced: ReadonlySet<UserId>
  readonly #wire: Wire
  /** How many outboxes still hold it. */
  holders = 0
  /** Says that one outbox holds it no more; one function for all of them, made when the first one does. */
  release: (() => void) | undefined

  private constructor(wire: Wire, slices: readonly Uint8Array[], subjects: readonly (UserId | undefined)[]) {
    this.#wire = wire
    const ends: number[] = []
    let length = 0
    for (const slice of slices) ends.push((length += slice.length))
    this.bytes = wire.join(slices)
    this.#ends = ends
    this.#subjects = subjects
    this.#silenced = new Set(subjects.filter((subject) => subject !== undefined))
  }

  /** Encodes for one variant, as frames of at most about `maxBytes` each, with how many of `told` each holds. */
  static *encode(
    told: readonly Told[],
    { wire, view, maxBytes }: Spelling,
  ): Generator<{ frame: Frame; count: number }> {
    let slices: Uint8Array[] = []
    let subjects: (UserId | undefined)[] = []
    let bytes = 0
    for (const one of told) {
      const slice = 'event' in one ? wire.event(one.event, view) : wire.signal(one.signal, view)
      if (bytes > 0 && bytes + slice.length > maxBytes) {
        yield { frame: new Frame(wire, slices, subjects), count: slices.length }
        slices = []
        subjects = []
        bytes = 0
      }
      slices.push(slice)
      subjects.push(wire.echoes ? undefined : subjectOf(one))
      bytes += slice.length
    }
    if (slices.length > 0) yield { frame: new Frame(wire, slices, subjects), count: slices.length }
  }

  /** The bytes for one reader: all of them, but what he himself said or did where his wire does not echo. */
  for(reader: UserId): Uint8Array {
    if (!this.#silenced.has(reader)) return this.bytes
    const slices: Uint8Array[] = []
    let start = 0
    for (const [index, end] of this.#ends.entries()) {
      if (this.#subjects[index] !== reader && end > start) slices.push(this.bytes.subarray(start, end))
      start = end
    }
    return this.#wire.join(slices)
  }
}

function subjectOf(told: Told): UserId | undefined {
  return 'event' in told ? told.event.author : told.subject
}
