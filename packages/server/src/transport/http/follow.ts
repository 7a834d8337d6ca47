import type { Seq } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import type { LogPage } from '../../core/log-pages.ts'
import type { Room } from '../../core/room.ts'
import type { Wire } from '../../core/wire.ts'

/** What of a room's log is read, and how. */
export interface Following {
  readonly room: Room
  readonly after: Seq
  readonly wire: Wire
  readonly maxBytes: number
  /** Where the reading ends; without it, with the room or the server. */
  readonly until?: Seq
}

/** A room's log as bytes, page by page as they are asked for; then, where there is no end, as it grows. */
export async function* follow({ room, after, wire, maxBytes, until }: Following): AsyncGenerator<Uint8Array, void> {
  let told = after
  for (;;) {
    const end = until ?? room.told
    while (told < end) {
      const page: LogPage = await room.pages.read(told, end)
      if (page.last <= told) return
      told = page.last
      for (const { bytes } of page.frames({ wire, view: room.view, maxBytes })) if (bytes.length > 0) yield bytes
    }
    if (until !== undefined || room.isArchived) return
    await room.toldAfter(told)
    // woken with nothing new: the room is closed
    if (room.told <= told) return
  }
}

/** The same as a stream; a reader who takes nothing for `stalledMs` is cut by `cut`. */
export function streamOf(
  source: AsyncGenerator<Uint8Array, void>,
  { clock, stalledMs, cut }: { readonly clock: Clock; readonly stalledMs: number; readonly cut: () => void },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let cancel: (() => void) | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        cancel?.()
        const { value, done } = await source.next()
        if (done) return controller.close()
        cancel = clock.after(stalledMs, cut)
        // a copy of one's own: others hold the page too
        controller.enqueue(new Uint8Array(value))
      },
      async cancel() {
        cancel?.()
        await source.return()
      },
    },
    { highWaterMark: 0 },
  )
}
