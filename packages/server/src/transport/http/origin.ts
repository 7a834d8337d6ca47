import type { IncomingMessage } from 'node:http'

/** Whether the page that asks is of the very host and port that it asks. */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  const page = parse(origin)
  // compared as URLs: a port that is the scheme's own may stand in one and not in the other
  return page !== undefined && page.host === parse(`${page.protocol}//${host}`)?.host
}

function parse(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined
}
