import type { Language } from '../language.ts'

/** How a language counts things and lists names. */
export interface Wording {
  readonly count: (n: number) => string
  readonly plural: (n: number, one: string, other: string) => string
  /** "Ana", "Ana and Zé", "Ana, Zé and 2 more": two are named, the rest is counted. */
  readonly list: (names: readonly string[], total?: number) => string
}

/** The ways of each language. */
export const wording: Readonly<Record<Language, Wording>> = {
  'pt-BR': wordingOf('pt-BR', 'e', (n) => `e mais ${n}`),
  en: wordingOf('en', 'and', (n) => `and ${n} more`),
}

function wordingOf(language: Language, and: string, andMore: (n: string) => string): Wording {
  let numbers: Intl.NumberFormat | undefined
  // made when it is first needed, and once: making one takes longer than all else that a row needs
  const count = (n: number): string => (numbers ??= new Intl.NumberFormat(language)).format(n)
  return {
    count,
    plural: (n, one, other) => `${count(n)} ${n === 1 ? one : other}`,
    list: (names, total = names.length) => {
      const [first = '', second = ''] = names
      if (total <= 1 || second === '') return total > 1 ? `${first} ${andMore(count(total - 1))}` : first
      return total === 2 ? `${first} ${and} ${second}` : `${first}, ${second} ${andMore(count(total - 2))}`
    },
  }
}
