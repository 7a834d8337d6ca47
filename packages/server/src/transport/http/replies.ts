import { lineTexts } from '@papo/protocol'
import type { ChatError, Language } from '@papo/protocol'
import { gzipSync } from 'node:zlib'
import { errorText } from '../error-text.ts'
import { accepts } from './accepts.ts'
import { languageOf, wantsJson, wantsPage } from './asked.ts'
import type { Asked } from './asked.ts'
import type { Page } from './pages/door.ts'
import { notFoundPage } from './pages/notice.ts'
import { readPageFiles } from './pages/page-files.ts'
import { themeOf } from './pages/theme.ts'
import { barePolicy, commonHeaders, openerPolicy } from './policy.ts'
import { statusOf } from './status-codes.ts'
import type { WebOptions } from './web-door.ts'

/** A status and headers of one's own. */
export interface ReplyOptions {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null

/** Answers by a page. */
export function replyPage(
  asked: Asked,
  { html, policy }: Page,
  { language, status = 200, headers }: ReplyOptions & { readonly language: Language },
): Response {
  const { headers: sent } = asked.env.incoming
  const isPacked = accepts(sent['accept-encoding'], 'gzip')
  const own = {
    // browsers say where a request comes from only where they heed this too; on plain http they complain of it
    ...(sent['sec-fetch-site'] !== undefined && openerPolicy),
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Content-Language': language,
    Vary: varies,
  }
  return reply(isPacked ? new Uint8Array(gzipSync(html)) : html, { status, headers: { ...own, ...headers } })
}

/** What a page depends on. */
export const varies = 'Accept, Accept-Encoding, Accept-Language, Cookie'

/** Answers by text, or a stream of it. */
export function replyText(
  text: string | ReadableStream<Uint8Array<ArrayBuffer>>,
  { status = 200, headers }: ReplyOptions = {},
): Response {
  return reply(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } })
}

/** Answers by JSON. */
export function replyJson(value: unknown, { status = 200, headers }: ReplyOptions = {}): Response {
  return reply(`${JSON.stringify(value)}\n`, { status, headers: { 'Content-Type': 'application/json', ...headers } })
}

/** Sends somewhere else. */
export function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return reply(null, { status: 303, headers: { Location: location, ...headers } })
}

/** Tells an error, in the form that the asker reads: a page where the address leads nowhere, JSON, or a line of text. */
export async function replyError(asked: Asked, error: ChatError, options: WebOptions): Promise<Response> {
  const { code, detail } = error
  const status = statusOf(code)
  const language = languageOf(asked, options.language)
  const headers = errorHeaders(error)
  if (status === 404 && wantsPage(asked)) {
    const files = await readPageFiles(options.assets)
    const theme = themeOf(asked.env.incoming.headers.cookie)
    return replyPage(asked, notFoundPage({ language, theme, files }), { language, status, headers })
  }
  const text = errorText(lineTexts[language].errors[code](detail, undefined))
  return wantsJson(asked)
    ? replyJson({ error: { code, text, detail } }, { status, headers })
    : replyText(`${text}\n`, { status, headers })
}

/** What the answer to an error has in its head. */
export function errorHeaders({ code, detail }: ChatError): Readonly<Record<string, string>> {
  if (code === 'token_invalid' || code === 'token_required') return { 'WWW-Authenticate': 'Bearer' }
  // of a body that is not read to its end nothing may be taken for the next request
  if (code === 'body_too_long' || code === 'body_encoded' || code === 'origin_foreign') return { Connection: 'close' }
  if (code === 'method_not_allowed') return { Allow: detail.expected?.join(', ') ?? '', Connection: 'close' }
  const { retryAfterMs } = detail
  return retryAfterMs === undefined ? {} : { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) }
}

function reply(body: Body, { status = 200, headers }: ReplyOptions): Response {
  const own = { 'Content-Security-Policy': barePolicy, 'Cache-Control': 'no-store' }
  return new Response(body, { status, headers: { ...commonHeaders, ...own, ...headers } })
}
