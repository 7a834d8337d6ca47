import { homedir } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { takeQuoted } from '@papo/protocol'

/**
 * The file that somebody means who types its path: all of the rest of the line, with or without quotes of any kind,
 * `~` as one's home, and blanks with a `\` before them, as terminals write them for a file that is dropped there.
 */
export function readPath(typed: string): string {
  const path = withHome(unquoted(typed.trim()))
  return path.includes('\\') && !existsSync(path) ? path.replace(/\\(.)/gsu, '$1') : path
}

/** A path with one's home in the place of `~`. */
export function withHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path
}

function unquoted(typed: string): string {
  const [, single] = /^'(.*)'$/su.exec(typed) ?? []
  if (single !== undefined) return single
  const quoted = takeQuoted(typed)
  return quoted?.rest === '' ? quoted.argument : typed
}
