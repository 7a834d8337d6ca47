import type { PagePlace } from '../core/store/log.ts'

/** What a page is taken from: messages before a seam and from it on, the nearest to it, of each side one more than it may hold. */
export interface Window<T> {
  /** Oldest first. */
  readonly older: readonly T[]
  /** Oldest first. */
  readonly newer: readonly T[]
}

/** The seq at which a page's place parts older messages from newer ones: it is the first of the newer. */
export function seamOf(place: PagePlace): number {
  if ('before' in place) return place.before
  return 'after' in place ? place.after + 1 : place.around
}

/** The messages of a page, and whether there are others on either side. */
export function takePage<T>(
  { older, newer }: Window<T>,
  place: PagePlace,
): { taken: T[]; more: boolean; newer: boolean } {
  const after = wantedAfter(place, older.length, newer.length)
  const before = Math.min(older.length, 'after' in place ? 0 : place.limit - after)
  return {
    taken: [...older.slice(older.length - before), ...newer.slice(0, after)],
    more: before < older.length,
    newer: after < newer.length,
  }
}

/** Around a message half of the page comes after it, itself included, and more of one side where the other has not enough. */
function wantedAfter(place: PagePlace, older: number, newer: number): number {
  if ('before' in place) return 0
  if ('after' in place) return Math.min(place.limit, newer)
  return Math.min(newer, Math.max(Math.ceil(place.limit / 2), place.limit - older))
}
