import { helpLines, lineTexts, parsePrompt, parseTopic } from '@papo/protocol'
import type { Language } from '@papo/protocol'

/** What was answered to the question for the nick; nothing where what is typed has ended. */
export type NickAnswer =
  | { readonly type: 'nick'; readonly nick: string; readonly room?: string; readonly language: Language }
  | { readonly type: 'quit'; readonly language: Language }
  | undefined

/** Where it is asked. */
export interface QuestionPorts {
  /** The next line, once the question was asked; nothing where there is none. */
  readonly ask: (question: string) => Promise<string | undefined>
  readonly say: (lines: readonly string[]) => void
}

/** Asks for a nick, and answers what else may be said there (a line's: `nick #room`, help, the language), until there is one. */
export async function askNick(first: Language, { ask, say }: QuestionPorts): Promise<NickAnswer> {
  let language = first
  for (;;) {
    const line = await ask(lineTexts[language].prompt)
    if (line === undefined) return undefined
    const input = parsePrompt(line)
    switch (input.type) {
      case 'nick':
        return { ...input, language }
      case 'quit':
        return { type: 'quit', language }
      case 'language':
        language = input.language
        break
      case 'help':
        say(helpOf(input.topic, language))
        break
      case 'usage':
        say([lineTexts[language].usage[input.problem]])
        break
      case 'blank': // asked again
    }
  }
}

function helpOf(rest: string, language: Language): readonly string[] {
  const found = parseTopic(rest)
  if ('topic' in found) return helpLines(language, found.topic)
  const { unknown: given, nearest } = found
  const detail = nearest === undefined ? { given } : { given, nearest }
  return lineTexts[language].errors.unknown_command(detail, undefined)
}
