import { parseLanguage } from './language.ts'
import type { Language } from './language.ts'
import { parseSlash } from './parse-slash.ts'
import type { SlashForm } from './parse-slash.ts'
import type { SlashName } from './slash.ts'

/** What a line means to who is asked for a nick. */
export type PromptInput =
  | { readonly type: 'blank' }
  | { readonly type: 'nick'; readonly nick: string; readonly room?: string }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'help'; readonly topic: string; readonly form: SlashForm }
  | { readonly type: 'usage'; readonly problem: 'language' | 'languages' }
  | { readonly type: 'quit' }

const asked: ReadonlySet<SlashName> = new Set<SlashName>(['help', 'lang', 'quit'])

/**
 * Reads an answer to the question for a nick: a nick, or `nick #room` (S5). A few commands are known here too;
 * any other is an invalid nick, as in S1.
 */
export function parsePrompt(line: string): PromptInput {
  const text = line.trim()
  if (text === '') return { type: 'blank' }
  const input = parseSlash(text)
  if ('verb' in input && asked.has(input.verb)) {
    const { verb, form, rest } = input
    if (verb === 'quit') return { type: 'quit' }
    if (verb === 'help') return { type: 'help', topic: rest, form }
    const language = parseLanguage(rest)
    if (language) return { type: 'language', language }
    return { type: 'usage', problem: rest === '' ? 'languages' : 'language' }
  }
  const [, nick = text, room] = /^(.*?\S)\s+#\s*(\S.*)$/su.exec(text) ?? []
  return room === undefined ? { type: 'nick', nick } : { type: 'nick', nick, room }
}
