import { takeName, takeQuoted, takeWord } from './arguments.ts'
import type { Taken } from './arguments.ts'

/** What can be named where a line is typed. */
export interface KnownNames {
  isRoom(name: string): boolean
  isNick(nick: string): boolean
}

/** One word, as S1 takes a name, or more in quotes; empty where it was left out. */
export function oneName(rest: string): string {
  return isLeftOut(rest) ? '' : ((takeQuoted(rest) ?? takeWord(rest))?.argument ?? '')
}

/** The whole rest of a line as a name, which may stand in quotes; empty where it was left out. */
export function wholeName(rest: string): string {
  const quoted = takeQuoted(rest)
  if (quoted?.rest === '') return quoted.argument
  return isLeftOut(rest) ? '' : rest
}

/** The room that the rest of a line begins with: in quotes, or the longest known; else all of it. */
export function roomIn(rest: string, known: KnownNames): string {
  return takeName(rest, (name) => known.isRoom(name))?.argument ?? wholeName(rest)
}

/** The nick that the rest of a line begins with: in quotes, or the longest known; else all of it. */
export function nickIn(rest: string, known: KnownNames): string {
  return takeName(rest, (name) => known.isNick(name))?.argument ?? wholeName(rest)
}

/** The nick that the rest of a line begins with, its first word where it is not known, and what follows. */
export function takeNick(rest: string, known: KnownNames): Taken {
  const taken = takeName(rest, (name) => known.isNick(name)) ?? takeWord(rest) ?? { argument: '', rest: '' }
  return isLeftOut(taken.argument) ? { argument: '', rest: taken.rest } : taken
}

/** Nothing but blanks and quotes. */
function isLeftOut(text: string): boolean {
  return /^[\s"“”«»]*$/u.test(text)
}
