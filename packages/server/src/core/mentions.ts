import { limits, nickSlug, slug } from '@papo/protocol'
import type { UserId } from '@papo/protocol'

/** Whom a text calls. */
export interface Called {
  readonly mentions?: readonly UserId[]
  readonly all?: true
}

/** What a text is read with. */
export interface MentionPorts {
  /** Whoever has the nick with this slug and can be mentioned in the room. */
  readonly find: (slug: string) => UserId | undefined
  readonly mayCallAll: boolean
}

/** The words that call everybody of a room. */
const everybody = new Set(['todos', 'all', 'here', 'aqui'])

/** A nick does not go on where it ended: what follows is none of its characters, or sentence punctuation before a gap. */
const nickCharacter = /[\p{L}\p{M}\p{Nd}_^`|{}]/u

/** So many are found in one message at most; a text that names more calls those. */
const maxMentions = 50

/** Finds whom a text calls: `@` at the beginning of a word, then the longest nick that somebody has. */
export function findCalled(text: string, ports: MentionPorts): Called {
  const found = new Set<UserId>()
  let isAll = false
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}\p{Nd}_@])@(?=[\p{L}\p{Nd}_.\-'^`|{}])/gu)) {
    const called = longestAt(text, index + 1, ports)
    if (called === 'all') isAll = true
    else if (called !== undefined) found.add(called)
    if (found.size >= maxMentions) break
  }
  return { ...(found.size > 0 && { mentions: [...found] }), ...(isAll && { all: true }) }
}

function longestAt(text: string, start: number, { find, mayCallAll }: MentionPorts): UserId | 'all' | undefined {
  const candidate = Array.from(text.slice(start, start + 2 * limits.maxNickCodePoints + 2)).slice(
    0,
    limits.maxNickCodePoints + 1,
  )
  const line = candidate.indexOf('\n')
  const most = Math.min(line < 0 ? candidate.length : line, limits.maxNickCodePoints)
  for (let length = most; length >= 2; length--) {
    const after = candidate[length]
    const last = candidate[length - 1]!
    if (last === ' ' || (after !== undefined && nickCharacter.test(after))) continue
    const name = candidate.slice(0, length).join('')
    if (everybody.has(slug(name))) return mayCallAll ? 'all' : undefined
    const user = find(nickSlug(name))
    if (user !== undefined) return user
  }
  return undefined
}
