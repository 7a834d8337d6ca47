import { limits } from './limits.ts'
import { slug } from './slug.ts'

/** Why a room name is refused. */
export type RoomNameProblem = 'empty' | 'too_long' | 'bad_start' | 'bad_character'

/**
 * The room name as it will be shown (trimmed, NFC, single spaces) and its slug, or why it is refused
 * (docs/protocol.md, Names). A name of separators alone (`...`) has nothing to compare by and counts as `empty`.
 */
export function checkRoomName(input: string): { name: string; slug: string } | { problem: RoomNameProblem } {
  // What is this long in any form is refused before any work is done on it.
  if (input.length > 1_000) return { problem: 'too_long' }
  const name = input
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
  const problem = findProblem(name)
  return problem === undefined ? { name, slug: slug(name) } : { problem }
}

/** Whether the name holds a password, which must not end in the list of rooms by mistake. */
export function hasPasswordInName(input: string): boolean {
  return /(?:^|\s)(?:senha|password)\s*:/iu.test(input)
}

function findProblem(name: string): RoomNameProblem | undefined {
  if (name === '') return 'empty'
  if (Array.from(name).length > limits.maxRoomNameCodePoints) return 'too_long'
  if (new TextEncoder().encode(name).length > limits.maxRoomNameBytes) return 'too_long'
  if (/^[:/#&@+~"“”„«»]/u.test(name)) return 'bad_start'
  if (!hasOnlyVisibleCharacters(name)) return 'bad_character'
  if (/^-*$/u.test(slug(name))) return 'empty'
  return undefined
}

/** No control, format or unassigned character, no comma, no blank but the space, no mark without its letter. */
function hasOnlyVisibleCharacters(name: string): boolean {
  // The joiners inside an emoji (👩‍💻, ❤️) are part of one visible sign.
  const rest = name.replace(/\p{RGI_Emoji}/gv, 'x')
  if (/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800,]/u.test(rest)) return false
  return !/(?:^| )\p{M}|(\p{M})\1|\p{M}{5}|(?:(?=\p{Script=Inherited})\p{M}){3}/u.test(rest)
}
