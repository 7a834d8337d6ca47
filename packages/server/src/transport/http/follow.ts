import type { Limits, Seq } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { LogPage, LogPages } from '../../core/log-pages.ts'
import type { Room } from '../../core/room.ts'
import type { Wire } from '../../core/wire.ts'

/** What of a room its readers need. */
export interface Followed extends Pick<Room, 'isArchived' | 'onceTold' | 'told' | 'view'> {
  readonly pages: Pick<LogPages, 'read'>
}

/** What of a room's log is read, and how. */
export interface Following {
  readonly room: Followed
  readonly after: Seq
  readonly wire: Wire
  readonly maxBytes: number
  /** Where the reading ends; without it, with the room or the server. */
  readonly until?: Seq
}

/** Who reads: how many bytes he has still to take, and how he is cut off. */
export interface Taker {
  readonly left: () => number
  readonly cut: () => void
}

interface Ports {
  readonly clock: Clock
  readonly limits: Pick<Limits, 'stalledReaderMs' | 'stalledSweepMs'>
}

/**
 * A room's log as a stream of bytes: what is read of it is what its reader takes, however slow he is, so that there is
 * never more in memory than one page. Only a reader who takes no byte for a minute is cut.
 */
export function streamOf(following: Following, taker: Taker, ports: Ports): ReadableStream<Uint8Array<ArrayBuffer>> {
  const gone = new AbortController()
  const source = follow(following, gone.signal)
  let unwatch: (() => void) | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        unwatch?.()
        const { value, done } = await source.next()
        if (gone.signal.aborted) return
        if (done) return controller.close()
        unwatch = watch(taker, ports)
        // a copy of one's own: others hold the page too
        controller.enqueue(new Uint8Array(value))
      },
      cancel() {
        unwatch?.()
        gone.abort()
      },
    },
    { highWaterMark: 0 },
  )
}

/** A room's log, page by page as it is asked for; then, where there is no end, as it grows. */
async function* follow(
  { room, after, wire, maxBytes, until }: Following,
  gone: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  let told = after
  while (!gone.aborted) {
    const end = until ?? room.told
    while (told < end) {
      const page: LogPage = await room.pages.read(told, end)
      if (page.last <= told) return
      told = page.last
      for (const { bytes } of page.frames({ wire, view: room.view, maxBytes })) if (bytes.length > 0) yield bytes
    }
    if (until !== undefined || room.isArchived) return
    await toldAfter(room, told, gone)
    // woken with nothing new: the room is closed
    if (room.told <= told) return
  }
}

/** Resolves when there is more, or nobody reads any more: who is gone leaves nothing behind in a silent room. */
async function toldAfter(room: Followed, seq: Seq, gone: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const wake = (): void => resolve()
  const cancel = room.onceTold(seq, wake)
  gone.addEventListener('abort', wake)
  await promise
  gone.removeEventListener('abort', wake)
  cancel()
}

/** Cuts a reader when what he has to take has not become less for a minute; the answer ends the watch. */
function watch({ left, cut }: Taker, { clock, limits }: Ports): () => void {
  let least = Infinity
  let since = clock.monotonic()
  let cancel = clock.after(limits.stalledSweepMs, look)
  function look(): void {
    const bytes = left()
    if (bytes < least) since = clock.monotonic()
    least = bytes
    if (clock.monotonic() - since >= limits.stalledReaderMs) return cut()
    cancel = clock.after(limits.stalledSweepMs, look)
  }
  return () => cancel()
}
