import type { Event } from '@papo/protocol'
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
  const files = event.kind === 'message' && event.files ? JSON.stringify(event.files).length : 0
  return 'text' in event ? Buffer.byteLength(event.text) + files : 0
}
