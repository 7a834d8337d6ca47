/** An argument and what follows it. */
export interface Taken {
  readonly argument: string
  readonly rest: string
}

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
]

/** The first word, or nothing where there is none. */
export function takeWord(rest: string): Taken | undefined {
  const [, argument = '', after = ''] = /^\s*(\S*)(.*)$/su.exec(rest) ?? []
  return argument === '' ? undefined : { argument, rest: after.trim() }
}

/** The argument in quotes that the text begins with, or nothing where it begins without, or they don't close. */
export function takeQuoted(rest: string): Taken | undefined {
  const text = rest.trimStart()
  for (const [open, close] of quotes) {
    if (!text.startsWith(open)) continue
    const end = text.indexOf(close, open.length)
    const argument = text.slice(open.length, end).trim()
    if (end === -1 || argument === '') return undefined
    return { argument, rest: text.slice(end + close.length).trim() }
  }
  return undefined
}

// Longer than any name of a room or a person, in UTF-16.
const maxNameLength = 200

/**
 * The longest known name that the text begins with, ending with a word (docs/classic.md 20);
 * several spaces count as one. Nothing where no beginning is known: what to take then is the command's choice.
 */
export function takeKnown(rest: string, isKnown: (name: string) => boolean): Taken | undefined {
  let longest: Taken | undefined
  let name = ''
  for (const { 0: word, index } of rest.matchAll(/\S+/gu)) {
    name = name === '' ? word : `${name} ${word}`
    if (name.length > maxNameLength) break
    if (isKnown(name)) longest = { argument: name, rest: rest.slice(index + word.length).trim() }
  }
  return longest
}

/** The name that the text begins with: in quotes, or the longest known one. */
export function takeName(rest: string, isKnown: (name: string) => boolean): Taken | undefined {
  return takeQuoted(rest) ?? takeKnown(rest, isKnown)
}
