import type { Choice } from './completion.ts'
import { rankEmojis } from './emoji-rank.ts'
import type { EmojiRow } from './emoji-rank.ts'

let loading: Promise<readonly EmojiRow[]> | undefined

/** Emojis whose names, in Portuguese or English, begin so; the list is loaded when first asked for. */
export async function findEmojis(query: string): Promise<Choice[]> {
  return rankEmojis(await load(), query)
}

function load(): Promise<readonly EmojiRow[]> {
  loading ??= import('virtual:emoji-words').then(({ rows }) => rows)
  return loading
}
