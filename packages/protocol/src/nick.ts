import { limits } from './limits.ts'
import { isOneScript } from './scripts.ts'
import { skeleton } from './skeleton.ts'
import { slug } from './slug.ts'

/** Why a nick is refused. */
export type NickProblem = 'too_short' | 'too_long' | 'bad_start' | 'bad_character' | 'mixed_scripts' | 'reserved'

/** The names that nobody may take or imitate; the server's own name comes on top. */
export const reservedNicks = [
  'você',
  'you',
  'admin',
  'sistema',
  'papo',
  'moderação',
  'todos',
  'aqui',
  'all',
  'here',
  'NickServ',
  'ChanServ',
] as const

/** The nick as it will be shown (trimmed, NFC, single spaces), or why it is refused (docs/protocol.md, Names). */
export function checkNick(input: string, serverName = ''): { nick: string } | { problem: NickProblem } {
  // What is this long in any form is refused before any work is done on it.
  if (input.length > 1_000) return { problem: 'too_long' }
  const nick = input
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
  const problem = findProblem(nick, serverName)
  return problem === undefined ? { nick } : { problem }
}

/** The form in which nicks are compared and kept unique. */
export function nickSlug(nick: string): string {
  return slug(nick)
}

/** The keys of which a taken nick holds each: two nicks that share one can be taken for each other. */
export function nickKeys(nick: string): readonly string[] {
  return skeleton(nick)
}

/** Free nicks like a taken one, at most `wanted`: `rafa2`, `rafa-lab`. */
export function suggestNicks(nick: string, isTaken: (nick: string) => boolean, wanted = 2): string[] {
  const free: string[] = []
  // after rafa2 comes rafa3, not rafa22; a year or a number of more digits is part of the name
  const base = nick.replace(/(?<=\P{Nd})\d$/u, '')
  for (const suffix of suffixes()) {
    if (free.length >= wanted) break
    const checked = checkNick(withSuffix(base, suffix))
    if ('nick' in checked && !free.includes(checked.nick) && !isTaken(checked.nick)) free.push(checked.nick)
  }
  return free
}

function findProblem(nick: string, serverName: string): NickProblem | undefined {
  const length = Array.from(nick).length
  if (length === 0) return 'too_short'
  if (length > limits.maxNickCodePoints) return 'too_long'
  if (/^[:/#&@+~]/u.test(nick)) return 'bad_start'
  // who is told to write more of what will not do is told wrong
  if (!/^[\p{L}\p{M}\p{Nd}._\-'^`|{} ]*$/u.test(nick)) return 'bad_character'
  if (length < limits.minNickCodePoints) return 'too_short'
  if (!hasOnlyNickCharacters(nick)) return 'bad_character'
  if (!isOneScript(nick)) return 'mixed_scripts'
  if (isReserved(nick, serverName)) return 'reserved'
  return undefined
}

function hasOnlyNickCharacters(nick: string): boolean {
  if (!/^[\p{L}\p{Mn}\p{Mc}\p{Nd}._\-'^`|{} ]+$/u.test(nick)) return false
  // Some letters are invisible: the Hangul fillers.
  if (/\p{Default_Ignorable_Code_Point}/u.test(nick)) return false
  return /[\p{L}\p{Nd}]/u.test(nick) && !hasStrayMarks(nick)
}

/** Marks without a letter, or piled up until they cover the lines around them (UTS #39 section 5.4). */
function hasStrayMarks(nick: string): boolean {
  if (/(?:^|[^\p{L}\p{M}])\p{M}/u.test(nick)) return true
  return /(\p{M})\1|\p{M}{5}|(?:(?=\p{Script=Inherited})\p{M}){3}/u.test(nick.normalize('NFC'))
}

function isReserved(nick: string, serverName: string): boolean {
  const bare = nick.replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$/gu, '')
  const ofServer = serverName.trim() === '' ? [] : keysOfReserved(serverName)
  return skeleton(bare).some((key) => reservedKeys().has(key) || ofServer.includes(key))
}

let reserved: ReadonlySet<string> | undefined

function reservedKeys(): ReadonlySet<string> {
  reserved ??= new Set(reservedNicks.flatMap(keysOfReserved))
  return reserved
}

/** A reserved name may not be imitated in capitals either, whose look-alikes are others (Cherokee ᎪᏞᏞ). */
function keysOfReserved(name: string): string[] {
  const small = name.toLowerCase()
  const first = small.charAt(0).toUpperCase() + small.slice(1)
  return [name, small, first, small.toUpperCase()].flatMap((form) => [...skeleton(form)])
}

function* suffixes(): Generator<string> {
  yield '2'
  yield '-lab'
  for (let n = 3; n < 100; n++) yield String(n)
}

/** The nick with the suffix, its end cut off where both would be too long. */
function withSuffix(nick: string, suffix: string): string {
  return (
    Array.from(nick)
      .slice(0, limits.maxNickCodePoints - suffix.length)
      .join('')
      .trimEnd() + suffix
  )
}
