import type { Event, RoomView, Seq, Signal, UserId } from '@papo/protocol'
import type { Wire } from './wire.ts'

/** What a room tells its readers: an event of its log, or a signal. */
export type Told = { readonly event: Event } | { readonly signal: Signal; readonly subject: UserId | undefined }

/** How something is put into bytes: on which wire, of which room, and about how much at once. */
export interface Spelling {
  readonly wire: Wire
  readonly view: RoomView
  readonly maxBytes: number
}

/** Who reads a frame. */
export interface FrameReader {
  readonly id: UserId
  readonly ignored: ReadonlySet<UserId> | undefined
}

/** One thing of a frame for those who are told it in another way than the others. */
interface Slice {
  readonly bytes: Uint8Array
  /** Whose doing it is. */
  readonly subject: UserId | undefined
  /** Whom it calls, and how they are told. */
  readonly called: { readonly users: readonly UserId[]; readonly bytes: Uint8Array } | undefined
}

/**
 * The bytes that a room's readers of one wire variant are told at once: made once, written to each.
 * A reader with an exception (an author on a line, somebody called or ignoring somebody) gets its own concatenation.
 */
export class Frame {
  readonly bytes: Uint8Array
  readonly #slices: readonly Slice[]
  readonly #wire: Wire
  /** Who is told something of it in another way; those who ignore somebody come on top. */
  readonly #special: ReadonlySet<UserId>
  /** How many outboxes still hold it. */
  holders = 0
  /** Says that one outbox holds it no more; one function for all of them, made when the first one does. */
  release: (() => void) | undefined

  private constructor(wire: Wire, slices: readonly Slice[]) {
    this.#wire = wire
    this.#slices = slices
    this.bytes = wire.join(slices.map(({ bytes }) => bytes))
    const special = new Set<UserId>()
    for (const { subject, called } of slices) {
      if (!wire.echoes && subject !== undefined) special.add(subject)
      for (const user of called?.users ?? []) special.add(user)
    }
    this.#special = special
  }

  /** A frame of one signal that is of no room's log. */
  static ofSignal(wire: Wire, signal: Signal): Frame {
    return new Frame(wire, [{ bytes: wire.signal(signal, undefined), subject: undefined, called: undefined }])
  }

  /** Encodes for one variant, as frames of at most about `maxBytes` each, with how many of `told` each holds. */
  static *encode(
    told: readonly Told[],
    { wire, view, maxBytes }: Spelling,
  ): Generator<{ frame: Frame; count: number }> {
    let slices: Slice[] = []
    let bytes = 0
    for (const one of told) {
      const slice = spell(one, wire, view)
      if (bytes > 0 && bytes + slice.bytes.length > maxBytes) {
        yield { frame: new Frame(wire, slices), count: slices.length }
        slices = []
        bytes = 0
      }
      slices.push(slice)
      bytes += slice.bytes.length
    }
    if (slices.length > 0) yield { frame: new Frame(wire, slices), count: slices.length }
  }

  /** The bytes for one reader: all of them, unless something of it is told him in another way, or not at all. */
  for(reader: FrameReader): Uint8Array {
    if (reader.ignored === undefined ? !this.#special.has(reader.id) : this.#isPlainFor(reader, reader.ignored))
      return this.bytes
    const slices = this.#slices.flatMap((slice) => this.#sliceFor(reader, slice))
    return this.#wire.join(slices.filter(({ length }) => length > 0))
  }

  #isPlainFor({ id }: FrameReader, ignored: ReadonlySet<UserId>): boolean {
    if (this.#special.has(id)) return false
    return this.#wire.resumes || !this.#slices.some(({ subject }) => subject !== undefined && ignored.has(subject))
  }

  #sliceFor({ id, ignored }: FrameReader, { bytes, subject, called }: Slice): Uint8Array | [] {
    if (subject === id && !this.#wire.echoes) return []
    // who keeps a view of the room needs every event of it, and leaves out by himself whom he ignores
    if (subject !== undefined && !this.#wire.resumes && ignored?.has(subject)) return []
    return called?.users.includes(id) && subject !== id ? called.bytes : bytes
  }
}

function spell(told: Told, wire: Wire, view: RoomView): Slice {
  if ('signal' in told) return { bytes: wire.signal(told.signal, view), subject: told.subject, called: undefined }
  const { event } = told
  const subject = event.author
  // nearly all are called by nothing: nothing is asked of them
  if ((event.kind !== 'message' && event.kind !== 'edited') || !wire.called)
    return { bytes: wire.event(event, view), subject, called: undefined }
  if (event.kind === 'message' && event.all) return { bytes: wire.called(event, view), subject, called: undefined }
  const bytes = wire.event(event, view)
  if (!event.mentions) return { bytes, subject, called: undefined }
  return { bytes, subject, called: { users: event.mentions, bytes: wire.called(event, view) } }
}

/** For each thing told, the seq up to which a reader knows the log once he has been told it. */
export function seqAfterEach(pending: readonly Told[], before: Seq): Seq[] {
  let seq = before
  return pending.map((told) => (seq = 'event' in told ? told.event.seq : seq))
}
