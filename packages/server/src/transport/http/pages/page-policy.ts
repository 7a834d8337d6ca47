import { createHash } from 'node:crypto'

/** What stands in a page itself, instead of in a file of its own. */
export interface Inlined {
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
}

/** The Content-Security-Policy of a page: files of this server, what is inlined by its hash, and nothing else. */
export function pagePolicy({ scripts = [], styles = [] }: Inlined): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts.map(hashOf)].join(' '),
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
