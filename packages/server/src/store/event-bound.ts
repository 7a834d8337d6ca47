import type { Event, MessageEvent } from '@papo/protocol'
import type { ReadBound } from '../core/store/log.ts'

/** The first events that fit the bound, and the first one whatever its size. */
export function takeBounded(events: Iterable<Event>, bound: ReadBound): Event[] {
  const taken: Event[] = []
  let bytes = 0
  for (const event of events) {
    bytes += textBytes(event)
    if (taken.length > 0 && bytes > bound.bytes) break
    taken.push(event)
    if (taken.length >= bound.events) break
  }
  return taken
}

function textBytes(event: Event): number {
  if (!('text' in event)) return 0
  return Buffer.byteLength(event.text) + (event.kind === 'message' ? filesLength(event.files) : 0)
}

/** The length of what a message says of its files, about in bytes. */
export function filesLength(files: MessageEvent['files']): number {
  return files ? JSON.stringify(files).length : 0
}
