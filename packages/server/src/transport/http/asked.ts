import type { HttpBindings } from '@hono/node-server'
import { parseLanguage } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { Context } from 'hono'
import { plainAddress } from '../../core/network-of.ts'
import { readCookie } from './cookie.ts'
import { preferredLanguage } from './preferred-language.ts'

/** What hono hands on of Node's own. */
export interface Env {
  readonly Bindings: HttpBindings
}

/** A request, with what is asked of it again and again. */
export type Asked = Context<Env>

/** The language of an answer: the one asked for, the one chosen before, or the one that the browser likes best. */
export function languageOf(asked: Asked, fallback: Language): Language {
  const { cookie, 'accept-language': accepted } = asked.env.incoming.headers
  const kept = /(?:^|;\s*)lang=(?<tag>[\w-]{2,10})/.exec(cookie ?? '')?.groups?.['tag']
  return chosenLanguage(asked) ?? parseLanguage(kept ?? '') ?? preferredLanguage(accepted, fallback)
}

/** The language that an address asks for. */
export function chosenLanguage({ req }: Asked): Language | undefined {
  return parseLanguage(req.query('lang') ?? '')
}

/** Who says to be asking: by a token in a header, which only a program sends, or else by the page's cookie. */
export function tokenOf({ env: { incoming } }: Asked): string | undefined {
  return bearerOf(incoming.headers.authorization) ?? readCookie(incoming)
}

/** The token in an `Authorization` header. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(?<token>[\w.~+/=-]{1,256})$/i.exec(header ?? '')?.groups?.['token']
}

/** Where a request comes from. */
export function addressOf({ env: { incoming } }: Asked): string {
  return plainAddress(incoming.socket.remoteAddress ?? '')
}

/** Whether the answer is shown by a browser as a page. */
export function wantsPage({ env: { incoming } }: Asked): boolean {
  return incoming.headers.accept?.includes('text/html') ?? false
}

/** Whether the answer is read by a program as JSON. */
export function wantsJson({ env: { incoming } }: Asked): boolean {
  return incoming.headers.accept?.includes('application/json') ?? false
}
