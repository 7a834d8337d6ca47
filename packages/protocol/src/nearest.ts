import { Word } from './word.ts'

const maxDistance = 2

/**
 * The candidate nearest to the word, at most two edits away, or nothing; the first one where several are.
 * An edit inserts, removes or replaces a character or swaps two neighbours; case and accents count for nothing.
 * Where the same candidates are asked again and again they are given as words, made ready once.
 */
export function nearest(word: string, candidates: Iterable<string | Word>): string | undefined {
  const given = new Word(word)
  const { length } = given.characters
  if (length === 0) return undefined
  let best: string | undefined
  // A word of one or two letters is within two edits of every other short word.
  let bound = Math.min(maxDistance, length - 1)
  for (const candidate of candidates) {
    const other = typeof candidate === 'string' ? new Word(candidate) : candidate
    if (other.characters.length === 0) continue
    // Where more than half is changed, one was not meant for the other.
    const most = Math.min(bound, Math.floor(Math.max(length, other.characters.length) / 2))
    if (!given.mayBeNear(other, most)) continue
    const distance = distanceOf(given.characters, other.characters, most)
    if (distance > most) continue
    best = other.text
    if (distance === 0) break
    bound = distance - 1
  }
  return best
}

/** The distance of two words; a beginning and an end that they share change nothing and are left out. */
function distanceOf(one: readonly string[], other: readonly string[], bound: number): number {
  if (Math.abs(one.length - other.length) > bound) return Infinity
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return editDistance(one.slice(start, one.length - end), other.slice(start, other.length - end), bound)
}

/** The distance of two words (optimal string alignment), or Infinity where it is over the bound. */
function editDistance(one: readonly string[], other: readonly string[], bound: number): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const row = nextRow({ one, other, i, last, beforeLast, bound })
    if (Math.min(...row) > bound) return Infinity
    beforeLast = last
    last = row
  }
  return last[other.length] ?? Infinity
}

interface Step {
  readonly one: readonly string[]
  readonly other: readonly string[]
  readonly i: number
  readonly last: readonly number[]
  readonly beforeLast: readonly number[]
  readonly bound: number
}

/** One row of the table of distances; what lies further than the bound from its diagonal is over it anyway. */
function nextRow({ one, other, i, last, beforeLast, bound }: Step): number[] {
  const row = Array<number>(other.length + 1).fill(Infinity)
  if (i <= bound) row[0] = i
  for (let j = Math.max(1, i - bound); j <= Math.min(other.length, i + bound); j++) {
    const replaced = at(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1)
    const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
    const swapped = isSwap ? at(beforeLast, j - 2) + 1 : Infinity
    row[j] = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped)
  }
  return row
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? Infinity
}
