import { parseLanguage } from '@papo/protocol'
import { joinChat } from '@papo/terminal'
import type { Language } from '@papo/protocol'

/** Talks at this terminal with a server somewhere; gives the code that the process leaves with. */
export function join(args: readonly string[], env: NodeJS.Dict<string>): Promise<number> {
  return joinChat(args, systemLanguage(env))
}

/** The language of the system, where Papo speaks it. */
function systemLanguage({ PAPO_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.Dict<string>): Language {
  return parseLanguage(PAPO_LANGUAGE ?? (LC_ALL || LC_MESSAGES || LANG || '')) ?? 'pt-BR'
}
