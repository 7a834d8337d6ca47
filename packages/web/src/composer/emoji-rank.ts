import { plainWord } from '@papo/protocol'
import type { Choice } from './completion.ts'

/** An emoji with its names, blanks between them: the data set's in both languages, and those that Papo takes anywhere. */
export type EmojiRow = readonly [emoji: string, names: string, own?: string]

const most = 6
const mostRanks = 6

/** Words that tell nothing of a picture. */
const meaningless = new Set(
  [
    'a an and as at by for from in of on or the to with',
    'ao aos com da das de do dos e em esta na nas no nos o os ou para por que se um uma',
  ].flatMap((words) => words.split(' ')),
)

/**
 * The emoji that are called so or whose names begin so, in both languages, closed by a colon or not yet: by Papo's own
 * names first, then by the others, then by a word within them.
 */
export function rankEmojis(rows: readonly EmojiRow[], query: string): Choice[] {
  const isClosed = query.endsWith(':')
  const wanted = plainWord(isClosed ? query.slice(0, -1) : query)
  const ranks: Choice[][] = Array.from({ length: mostRanks }, () => [])
  for (const row of rows) {
    const found = findName(row, wanted)
    if (!found || (isClosed && found.rank % 2 === 1)) continue
    const [emoji] = row
    ranks[found.rank]?.push({ id: emoji, insert: `${emoji} `, label: found.name.replaceAll('_', ' '), emoji })
  }
  return ranks.flat().slice(0, most)
}

/** The best name of an emoji for what is wanted; even ranks are whole words. */
function findName([, names, own]: EmojiRow, wanted: string): { name: string; rank: number } | undefined {
  const all = names.split(' ')
  const groups = [
    own?.split(' ').map((name) => [name, name]) ?? [],
    all.map((name) => [name, name]),
    all.flatMap((name) => name.split('_').flatMap((word) => (meaningless.has(word) ? [] : [[word, name]]))),
  ]
  for (const [at, group] of groups.entries()) {
    const begun = group.filter(([word = '']) => word.startsWith(wanted))
    const [, whole] = begun.find(([word]) => word === wanted) ?? []
    if (whole !== undefined) return { name: whole, rank: at * 2 }
    const [, name] = begun[0] ?? []
    if (name !== undefined) return { name, rank: at * 2 + 1 }
  }
  return undefined
}
