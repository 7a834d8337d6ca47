import { pageCommandTexts, plainWord, slashEntries } from '@papo/protocol'
import type { Language, PageCommandTexts, SlashName } from '@papo/protocol'

/** The commands that the page runs; the others belong to a terminal. */
const names = [
  'help',
  'rooms',
  'who',
  'create',
  'join',
  'leave',
  'nick',
  'me',
  'msg',
  'reply',
  'edit',
  'delete',
  'react',
  'files',
  'upload',
  'invite',
  'ignore',
  'notify',
  'lang',
] as const satisfies readonly SlashName[]

/** The name of a command that the page runs. */
export type PageCommandName = (typeof names)[number]

/** A command as the page shows it, in one language. */
export interface PageCommand extends PageCommandTexts {
  readonly name: PageCommandName
  readonly word: string
  /** The word of the other language, where it is another. */
  readonly also?: string
  /** Its words in all languages. */
  readonly words: readonly string[]
}

/** Whether the page runs a command. */
export function isOnPage(name: SlashName): name is PageCommandName {
  return names.some((one) => one === name)
}

/** The commands of the page in the table's order, with what they do here. */
export function pageCommands(language: Language): PageCommand[] {
  const different: Readonly<Partial<Record<SlashName, PageCommandTexts>>> = pageCommandTexts[language]
  return slashEntries.flatMap((entry) => {
    const { name, [language]: own, [language === 'en' ? 'pt-BR' : 'en']: other } = entry
    if (!own || !isOnPage(name)) return []
    const { shape, does } = different[name] ?? own
    const [word] = own.words
    const also = other?.words[0]
    const words = [...own.words, ...(other?.words ?? [])]
    return [{ name, word, shape, does, words, ...(also !== undefined && also !== word && { also }) }]
  })
}

/** How a command is written: `/criar [sala]`. */
export function formOf({ word, shape }: PageCommand): string {
  return shape === '' ? `/${word}` : `/${word} ${shape}`
}

/** Whether one of a command's words begins so, in any language and without accents. */
export function beginsSo({ words }: PageCommand, typed: string): boolean {
  return words.some((word) => plainWord(word).startsWith(plainWord(typed)))
}
