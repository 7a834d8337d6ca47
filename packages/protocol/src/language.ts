/** A language that Papo speaks. */
export type Language = 'pt-BR' | 'en'

/** Every language, the default first. */
export const languages = ['pt-BR', 'en'] as const satisfies readonly Language[]

/** The language that a tag or its name means (`pt`, `pt-br`, `en_US`, `English`), or nothing. */
export function parseLanguage(tag: string): Language | undefined {
  const word = /^[a-zê]+/.exec(tag.trim().slice(0, 40).normalize('NFC').toLowerCase())?.[0]
  if (word === undefined) return undefined
  if (['pt', 'portuguese', 'portugues', 'português'].includes(word)) return 'pt-BR'
  if (['en', 'english', 'ingles', 'inglês'].includes(word)) return 'en'
  return undefined
}
