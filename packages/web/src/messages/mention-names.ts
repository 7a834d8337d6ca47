import { plainWord } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import type { RowContext } from './row-context.ts'

/** A piece of a text: words, or somebody's name with its `@`. */
export type MentionPiece = { readonly text: string; readonly nick?: string }

const word = /[\p{L}\p{N}_]/u
const oneWord = /^@[\p{L}\p{N}][\p{L}\p{N}._-]*/u

/** Whom a message mentions: by nick, and how many more are not known by name. */
export interface Mentioned {
  readonly names: readonly string[]
  readonly unknownNames: number
}

/** Whom a message mentions. */
export function mentionedIn({ mentions = [], all }: MessageView, how: Pick<RowContext, 'me' | 'nickOf'>): Mentioned {
  const known = mentions.map((user) => (user === how.me.id ? how.me.nick : how.nickOf(user)))
  const names = known.filter((nick) => nick !== undefined)
  const everybody = all ? ['todos', 'all', 'here', 'aqui'] : []
  return { names: [...names, ...everybody], unknownNames: known.length - names.length }
}

/** Cuts a text at the names that it mentions: the longest that fits; `unknown` more are taken as one word each. */
export function splitMentions(text: string, nicks: readonly string[], unknown: number): MentionPiece[] {
  const byLength = [...nicks].sort((one, other) => other.length - one.length)
  const pieces: MentionPiece[] = []
  let left = unknown
  let start = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < start || word.test(text[at - 1] ?? ' ')) continue
    const known = byLength.find((nick) => isNameAt(text, at + 1, nick))
    const length = known === undefined ? (left > 0 ? lengthOfWord(text, at) : 0) : known.length + 1
    if (length === 0) continue
    if (known === undefined) left -= 1
    if (at > start) pieces.push({ text: text.slice(start, at) })
    start = at + length
    pieces.push({ text: text.slice(at, start), nick: known ?? text.slice(at + 1, start) })
  }
  if (start < text.length) pieces.push({ text: text.slice(start) })
  return pieces
}

function isNameAt(text: string, at: number, nick: string): boolean {
  const found = text.slice(at, at + nick.length)
  if (found !== nick && plainWord(found) !== plainWord(nick)) return false
  return !word.test(text[at + nick.length] ?? ' ')
}

function lengthOfWord(text: string, at: number): number {
  return oneWord.exec(text.slice(at, at + 80))?.[0].replace(/[._-]+$/, '').length ?? 0
}
