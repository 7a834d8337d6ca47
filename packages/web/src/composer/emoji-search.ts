import type { Choice } from './completion.ts'
import { rankEmojis } from './emoji-rank.ts'

/** Emojis whose names, in Portuguese or English, begin so; the list is loaded when first asked for. Without it: none. */
export async function findEmojis(query: string): Promise<Choice[]> {
  const list = await import('virtual:emoji-words').catch(() => undefined)
  return list ? rankEmojis(list.rows, query) : []
}
