import { fileLine } from './file-words.ts'
import type { FileView } from './files.ts'
import type { Language } from './language.ts'
import { safeText } from './safe-text.ts'

/** How what a message brings is written in lines. */
export interface FileWriting {
  readonly language: Language
  /** The address that a file is fetched by; empty where it has none. */
  readonly link: (file: FileView) => string
}

/** What a message says, and what stands below it. */
export interface WithFiles {
  readonly what: string
  /** Further lines, each with its break before it; empty where there are none. */
  readonly below: string
}

/** A file on a line with its link behind it, which no terminal takes for anything else. */
export function linkedFile(file: FileView, { language, link }: FileWriting): string {
  const line = fileLine({ ...file, name: onOneLine(file.name) }, language)
  const address = link(file)
  return address === '' ? line : `${line} ${address}`
}

/** A message's text and a line for each file below it; the first stands in the place of a text that there is none of. */
export function withFiles(text: string, files: readonly FileView[] | undefined, writing: FileWriting): WithFiles {
  if (!files || files.length === 0) return { what: text, below: '' }
  const lines = files.map((file) => linkedFile(file, writing))
  const said = text.trimEnd()
  const [what = '', ...more] = said === '' ? lines : [said, ...lines]
  return { what, below: more.map((line) => `\n${line}`).join('') }
}

function onOneLine(name: string): string {
  return safeText(name).replace(/\s+/gu, ' ').trim()
}
