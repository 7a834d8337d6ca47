import { parseArgs } from 'node:util'
import { hostInUrl, parseLanguage } from '@papo/protocol'
import type { Language } from '@papo/protocol'

/** What `papo join` was given. */
export interface JoinOptions {
  /** The server's address: `host`, `host:port` or an http(s) address. */
  readonly server: string
  readonly nick: string | undefined
  readonly room: string | undefined
  readonly language: Language
}

/** What is wrong with it. */
export type JoinProblem = { readonly problem: 'server_required' | 'unknown' | 'language'; readonly given: string }

/** Only how it is called is asked, in this language. */
export interface JoinHelp {
  readonly help: Language
}

const defaultPort = 6789

const options = {
  nick: { type: 'string' },
  room: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the arguments of `papo join`; the language is the system's where none is given. */
export function readJoinOptions(
  args: readonly string[],
  systemLanguage: Language,
): JoinOptions | JoinProblem | JoinHelp {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
  const given = text(values.language)
  const language = given === undefined ? systemLanguage : parseLanguage(given)
  if (values.help !== undefined) return { help: language ?? systemLanguage }
  const unknown = tokens.find((token) => token.kind === 'option' && !(token.name in options))
  if (unknown?.kind === 'option') return { problem: 'unknown', given: unknown.rawName }
  const [server, ...more] = positionals
  if (server === undefined) return { problem: 'server_required', given: '' }
  if (more[0] !== undefined) return { problem: 'unknown', given: more[0] }
  if (language === undefined) return { problem: 'language', given: given ?? '' }
  return { server: withPort(server), nick: text(values.nick), room: text(values.room), language }
}

/** A bare host is on Papo's own port. */
function withPort(server: string): string {
  if (server.includes('://') || /:\d+$/.test(server)) return server
  return `${hostInUrl(server)}:${defaultPort}`
}
