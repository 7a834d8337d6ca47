import type { Seq, UserId } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { UnreadPlace } from './item.ts'
import type { Place } from './places.ts'

/** Where a room opens; `load`: what has to be in memory first. */
export type Opening =
  | { readonly type: 'end' }
  | { readonly type: 'at'; readonly seq: Seq; readonly top: number }
  | { readonly type: 'unread'; readonly unread: UnreadPlace }
  | { readonly type: 'load'; readonly what: Seq | 'latest' }

/** Decides where a room opens (ux.md 1.5): where one was, or at what is new, or at its end. */
export function whereToOpen(room: Room, place: Place | undefined, me: UserId): Opening {
  const { timeline, unread, marker } = room
  if (place?.type === 'at') return timeline.find(place.seq) ? place : { type: 'load', what: place.seq }
  if (timeline.hasNewer && (unread === 0 || marker.seq === 0)) return { type: 'load', what: 'latest' }
  // who has never read anything begins at the end
  if (unread === 0 || marker.seq === 0) return { type: 'end' }
  const [oldest] = timeline.messages
  const isKnown = oldest && (oldest.seq <= marker.seq || !timeline.hasOlder)
  if (!isKnown) return { type: 'load', what: marker.seq }
  const first = timeline.messages.find(({ seq, author }) => seq > marker.seq && author !== me)
  if (first) return { type: 'unread', unread: { first: first.seq, count: unread } }
  return timeline.hasNewer ? { type: 'load', what: 'latest' } : { type: 'end' }
}
