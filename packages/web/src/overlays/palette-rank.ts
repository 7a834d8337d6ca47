import { plainWord } from '@papo/protocol'

/** How well a name fits what was typed: 0 begins so, 1 a word of it does, 2 its letters come in order; undefined: not. */
export function rank(name: string, wanted: string): 0 | 1 | 2 | undefined {
  if (name.startsWith(wanted)) return 0
  if (name.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return 1
  let at = 0
  for (const letter of name) if (letter === wanted[at]) at += 1
  return at === wanted.length ? 2 : undefined
}

/** The things whose names fit, the best first, as many as are wanted. */
export function findRanked<T>(things: readonly T[], query: string, { nameOf, most }: Ranking<T>): T[] {
  const wanted = plainWord(query.trim())
  const groups: [T[], T[], T[]] = [[], [], []]
  for (const thing of things) {
    const fit = rank(plainWord(nameOf(thing)), wanted)
    if (fit !== undefined) groups[fit].push(thing)
    if (groups[0].length >= most) break
  }
  return groups.flat().slice(0, most)
}

interface Ranking<T> {
  readonly nameOf: (thing: T) => string
  readonly most: number
}
