import type { Choice } from './completion.ts'

/** An emoji and the words by which it is found, in both languages. */
type Row = readonly [emoji: string, words: string]

const most = 6
let loading: Promise<readonly Row[]> | undefined

/** Emojis whose names, in Portuguese or English, begin so; the list is loaded when first asked for. */
export async function findEmojis(query: string): Promise<Choice[]> {
  const wanted = plain(query)
  const rows = await load()
  const whole: Choice[] = []
  const begin: Choice[] = []
  for (const [emoji, words] of rows) {
    const found = words.split(' ').find((word) => word.startsWith(wanted))
    if (found === undefined) continue
    const choice = { id: emoji, insert: `${emoji} `, label: found.replaceAll('_', ' '), emoji }
    if (found === wanted) whole.push(choice)
    else if (begin.length < most) begin.push(choice)
  }
  return [...whole, ...begin].slice(0, most)
}

function load(): Promise<readonly Row[]> {
  loading ??= import('virtual:emoji-words').then(({ rows }) => rows)
  return loading
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
