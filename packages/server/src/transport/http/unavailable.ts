import { pagePolicy, unavailablePage, unavailableText } from './unavailable-page.ts'
import { preferredLanguage } from './preferred-language.ts'
import { terminalAddress } from './terminal-address.ts'
import type { Clock } from '../../core/clock.ts'
import type { Language } from '@papo/protocol'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { UnavailableView } from './unavailable-page.ts'

const maxFormBytes = 64
const retryAfterSeconds = 60

/** Answers every request, while there is no client for browsers, with 503 and how to connect from a terminal. */
export function unavailable({ clock, language }: { clock: Clock; language: Language }): RequestListener {
  return (request, response) => {
    const view: UnavailableView = {
      language: preferredLanguage(request.headers['accept-language'], language),
      terminal: terminalAddress(request),
    }
    if (request.method !== 'POST') return answer(request, response, view)
    onForm(request, (form) => {
      const time = new Date(clock.now()).toISOString().slice(11, 19)
      answer(request, response, { ...view, again: { count: countOf(form) + 1, time } })
    })
  }
}

function answer({ headers }: IncomingMessage, response: ServerResponse, view: UnavailableView): void {
  const isBrowser = headers.accept?.includes('text/html') ?? false
  const body = Buffer.from(isBrowser ? unavailablePage(view) : unavailableText(view))
  response.writeHead(503, {
    'Content-Type': `${isBrowser ? 'text/html' : 'text/plain'}; charset=utf-8`,
    'Content-Length': body.length,
    'Content-Language': view.language,
    'Content-Security-Policy': pagePolicy,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'Retry-After': retryAfterSeconds,
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept, Accept-Language',
  })
  response.end(body)
}

/** Reads what a form sent; of a body that is no form of ours only the beginning is kept. */
function onForm(request: IncomingMessage, onRead: (form: URLSearchParams) => void): void {
  let text = ''
  request.setEncoding('latin1')
  request.on('data', (part: string) => (text = (text + part).slice(0, maxFormBytes)))
  request.once('end', () => onRead(new URLSearchParams(text)))
}

function countOf(form: URLSearchParams): number {
  const count = Number(form.get('count'))
  return Number.isInteger(count) && count > 0 && count < 10_000 ? count : 0
}
