/** The headers of every answer. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  // a form without a referrer sends `Origin: null`, which is nobody's
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** The Content-Security-Policy of what is no page. */
export const barePolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The policy of the service worker, which is held to its own: it asks this server for what it keeps. */
export const workerPolicy = `${barePolicy}; connect-src 'self'`

/** What keeps other sites' windows away from a page. */
export const openerPolicy = { 'Cross-Origin-Opener-Policy': 'same-origin' } as const
