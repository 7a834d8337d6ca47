import { plainWord } from '@papo/protocol'

/** How well a name fits what was typed: 0 begins so, 1 a word of it does, 2 its letters come in order; undefined: not. */
export function rank(name: string, wanted: string): 0 | 1 | 2 | undefined {
  if (name.startsWith(wanted)) return 0
  if (name.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return 1
  let at = 0
  for (const letter of name) if (letter === wanted[at]) at += 1
  return at === wanted.length ? 2 : undefined
}

/** The things whose names fit, the best first, as many as are wanted; those that fit as well in their own order. */
export function findRanked<T>(things: readonly T[], query: string, { nameOf, most, compare }: Ranking<T>): T[] {
  const wanted = plainWord(query.trim())
  const groups: [T[], T[], T[]] = [[], [], []]
  for (const thing of things) {
    const fit = wanted === '' ? 0 : rank(plainWord(nameOf(thing)), wanted)
    if (fit !== undefined) groups[fit].push(thing)
    if (!compare && groups[0].length >= most) break
  }
  if (!compare) return groups.flat().slice(0, most)
  return groups.flatMap((group) => firstOf(group, most, compare)).slice(0, most)
}

/** The first few of many, in order: the rest is not sorted. */
function firstOf<T>(things: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = []
  for (const thing of things) {
    const last = first[most - 1]
    if (last !== undefined && compare(thing, last) >= 0) continue
    const at = first.findIndex((other) => compare(thing, other) < 0)
    first.splice(at < 0 ? first.length : at, 0, thing)
    first.length = Math.min(first.length, most)
  }
  return first
}

interface Ranking<T> {
  readonly nameOf: (thing: T) => string
  readonly most: number
  /** The order of those that fit equally well; without it, the one they come in. */
  readonly compare?: (a: T, b: T) => number
}
