import { plainWord } from '@papo/protocol'

/** A piece of a name, and whether it is what was typed. */
export interface NamePart {
  readonly text: string
  readonly isTyped: boolean
}

/** Takes a name apart by what was typed of it: the beginning of it or of a word in it, or else its letters in order. */
export function nameParts(name: string, query: string): NamePart[] {
  const wanted = Array.from(plainWord(query.trim()))
  // one character may become none or several, as ligatures do
  const letters = Array.from(name, (text) => ({ text, plain: plainWord(text) }))
  const typed = findWord(letters, wanted.join('')) ?? findLetters(letters, wanted)
  const parts: { text: string; isTyped: boolean }[] = []
  letters.forEach(({ text, plain }, index) => {
    const last = parts.at(-1)
    // an accent that stands by itself goes with its letter
    const isTyped = plain === '' ? (last?.isTyped ?? false) : typed.has(index)
    if (last?.isTyped === isTyped) last.text += text
    else parts.push({ text, isTyped })
  })
  return parts
}

interface Letter {
  readonly text: string
  readonly plain: string
}

const separator = /[\s._/:-]/

function findWord(letters: readonly Letter[], wanted: string): ReadonlySet<number> | undefined {
  if (wanted === '') return new Set()
  for (const start of letters.keys()) {
    const before = letters[start - 1]
    if (before && !separator.test(before.text)) continue
    let end = start
    let plain = ''
    while (plain.length < wanted.length && end < letters.length) plain += letters[end++]?.plain ?? ''
    if (plain.startsWith(wanted)) return new Set(Array.from({ length: end - start }, (_, i) => start + i))
  }
  return undefined
}

function findLetters(letters: readonly Letter[], wanted: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let at = 0
  for (const [index, { plain }] of letters.entries()) {
    if (plain === '' || plain !== wanted[at]) continue
    found.add(index)
    at += 1
  }
  return at === wanted.length ? found : new Set()
}
