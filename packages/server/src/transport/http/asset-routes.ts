import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { ChatError } from '@papo/protocol'
import type { Hono } from 'hono'
import { accepts } from './accepts.ts'
import type { Asked, Env } from './asked.ts'
import { barePolicy, commonHeaders, workerPolicy } from './policy.ts'
import type { WebOptions } from './web-door.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Files beside `assets/`, whose names stay when their contents change. */
const named = ['/favicon.svg', '/icon.svg', '/manifest.webmanifest', '/sw.js']

/** What the build wrote beside a file, the smallest first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** A name that the build gives: one part, no dots at its beginning. */
const hashed = /^\/assets\/[\w-][\w.-]*$/

/** The files of the built page. */
export function assetRoutes(app: Hono<Env>, { assets }: WebOptions): void {
  for (const path of named) app.get(path, (asked) => sendFile(asked, join(assets, path), 'no-cache'))
  app.get('/assets/*', (asked) => {
    const { path } = asked.req
    if (!hashed.test(path)) throw new ChatError('page_not_found')
    return sendFile(asked, join(assets, path), 'public, max-age=31536000, immutable')
  })
}

async function sendFile({ env: { incoming } }: Asked, path: string, caching: string): Promise<Response> {
  const type = types[extname(path)]
  if (type === undefined || !existsSync(path)) throw new ChatError('page_not_found')
  const accepted = incoming.headers['accept-encoding']
  const made = encodings.find(([name, suffix]) => accepts(accepted, name) && existsSync(path + suffix))
  const bytes = await readFile(path + (made?.[1] ?? ''))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    ...commonHeaders,
    'Content-Security-Policy': path.endsWith('sw.js') ? workerPolicy : barePolicy,
    'Cache-Control': caching,
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (incoming.headers['if-none-match'] === etag) return new Response(null, { status: 304, headers })
  return new Response(bytes, {
    headers: {
      ...headers,
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      ...(made && { 'Content-Encoding': made[0] }),
    },
  })
}
