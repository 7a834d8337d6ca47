import { extname, join } from 'node:path'
import { ChatError } from '@papo/protocol'
import type { Hono } from 'hono'
import { accepts } from './accepts.ts'
import type { Asked, Env } from './asked.ts'
import { BuiltFiles } from './built-files.ts'
import type { BuiltFile } from './built-files.ts'
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
  const files = new BuiltFiles()
  const send = async (asked: Asked, caching: string): Promise<Response> => {
    const path = join(assets, asked.req.path)
    return reply(asked, { path, caching, ...(await choose(asked, path, files)) })
  }
  for (const path of named) app.get(path, (asked) => send(asked, 'no-cache'))
  app.get('/assets/*', (asked) => {
    if (!hashed.test(asked.req.path)) throw new ChatError('page_not_found')
    return send(asked, 'public, max-age=31536000, immutable')
  })
}

interface Chosen {
  readonly type: string
  readonly file: BuiltFile
  readonly encoding?: string
}

/** The smallest form of a file that the asker can unpack. */
async function choose({ env: { incoming } }: Asked, path: string, files: BuiltFiles): Promise<Chosen> {
  const type = types[extname(path)]
  if (type === undefined) throw new ChatError('page_not_found')
  for (const [encoding, suffix] of encodings) {
    const file = accepts(incoming.headers['accept-encoding'], encoding) && (await files.read(path + suffix))
    if (file) return { type, file, encoding }
  }
  const file = await files.read(path)
  if (!file) throw new ChatError('page_not_found')
  return { type, file }
}

interface Sent extends Chosen {
  readonly path: string
  readonly caching: string
}

function reply({ env: { incoming } }: Asked, { path, caching, type, file, encoding }: Sent): Response {
  const { bytes, etag } = file
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
      ...(encoding !== undefined && { 'Content-Encoding': encoding }),
    },
  })
}
