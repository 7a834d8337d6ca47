/** Keeps things in the order in which they were shown: new ones come where they belong, at the end of what was known. */
export function keepOrder<T>(shown: readonly number[], wanted: readonly T[], idOf: (thing: T) => number): T[] {
  const places = new Map(shown.map((id, index) => [id, index]))
  const known = wanted.filter((thing) => places.has(idOf(thing)))
  const fresh = wanted.filter((thing) => !places.has(idOf(thing)))
  known.sort((a, b) => (places.get(idOf(a)) ?? 0) - (places.get(idOf(b)) ?? 0))
  return [...known, ...fresh]
}
