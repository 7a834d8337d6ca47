import { filesLabel, plainText, tokenize } from '@papo/protocol'
import type { FileView, Language } from '@papo/protocol'

/** What is named in passing: in quotes, notices, lists. */
interface Said {
  readonly text: string
  readonly files?: readonly FileView[] | undefined
}

/** The beginning of what a message says in one line, without its marks; without a text, what it brings. */
export function firstWords({ text, files = [] }: Said, language: Language): string {
  if (text.trim() === '') return filesLabel(files, language)
  return plainText(tokenize(text.slice(0, 300))).replaceAll(/\s+/g, ' ')
}
