import { ChatError } from '@papo/protocol'
import { previewWidths } from '../../../core/files.ts'
import type { OpenedContent, PreviewWidth } from '../../../core/files.ts'
import type { FileRecord } from '../../../core/store/files.ts'
import type { Asked } from '../asked.ts'
import { commonHeaders } from '../policy.ts'
import type { WebOptions } from '../web-door.ts'
import { parseRange } from './byte-range.ts'
import { disposition } from './disposition.ts'
import { sendBytes } from './send-bytes.ts'
import { servedType } from './served-type.ts'

/** Answers by a file, or what is wanted of it; whoever asks may have it. */
export async function serveFile(asked: Asked, record: FileRecord, options: WebOptions): Promise<Response> {
  const width = wantedWidth(asked.req.query('w'))
  const smaller = width === undefined ? undefined : await options.hub.uploads.openPreview(record, width)
  return smaller === undefined || width === undefined
    ? serveWhole(asked, record, options)
    : servePreview(asked, { record, width, opened: smaller }, options)
}

interface Preview {
  readonly record: FileRecord
  readonly width: PreviewWidth
  readonly opened: OpenedContent
}

async function servePreview(asked: Asked, { record, width, opened }: Preview, options: WebOptions): Promise<Response> {
  const etag = `"${record.hash}-${width}"`
  const { policy } = servedType({ type: 'image/webp' }, {})
  const headers = {
    ...standing(etag),
    'Content-Security-Policy': policy,
    'Content-Type': 'image/webp',
    'Content-Disposition': disposition('inline', `${record.view.name.replace(/\.[^.]*$/, '')}-${width}.webp`),
  }
  const isKnown = knows(asked, etag)
  if (isKnown || asked.req.method === 'HEAD') {
    opened.stream.destroy()
    return isKnown ? unchanged(headers) : headOf(headers, opened.size)
  }
  return sendBytes(asked, { stream: opened.stream, status: 200, headers: sized(headers, opened.size) }, options)
}

async function serveWhole(asked: Asked, record: FileRecord, options: WebOptions): Promise<Response> {
  const { view, hash } = record
  const etag = `"${hash}"`
  const { type, how, policy } = servedType(view, options.hub.uploads.settings)
  const isSaved = asked.req.query('baixar') !== undefined || asked.req.query('download') !== undefined
  const headers = {
    ...standing(etag),
    'Content-Security-Policy': policy,
    'Content-Type': type,
    'Content-Disposition': disposition(isSaved ? 'attachment' : how, view.name),
    'Accept-Ranges': 'bytes',
  }
  if (knows(asked, etag)) return unchanged(headers)
  if (asked.req.method === 'HEAD') return headOf(headers, view.size)
  return sendPart(asked, { record, etag, headers }, options)
}

interface Whole {
  readonly record: FileRecord
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

async function sendPart(asked: Asked, { record, etag, headers }: Whole, options: WebOptions): Promise<Response> {
  const { size } = record.view
  const { range, 'if-range': ifRange } = asked.env.incoming.headers
  const wanted = typeof ifRange === 'string' && ifRange !== etag ? undefined : parseRange(range, size)
  if (wanted === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } })
  const opened = await options.hub.uploads.open(record, wanted)
  if (!opened) throw new ChatError('file_not_found')
  const { stream } = opened
  if (!wanted) return sendBytes(asked, { stream, status: 200, headers: sized(headers, size) }, options)
  const { first, last } = wanted
  const own = { ...sized(headers, last - first + 1), 'Content-Range': `bytes ${first}-${last}/${size}` }
  return sendBytes(asked, { stream, status: 206, headers: own }, options)
}

/** What every form of a file has in its head: a copy of it is shown only to who may have it still, as after leaving on a computer of many. */
function standing(etag: string): Readonly<Record<string, string>> {
  return { ...commonHeaders, 'Cache-Control': 'private, no-cache', ETag: etag }
}

function sized(headers: Readonly<Record<string, string>>, size: number): Readonly<Record<string, string>> {
  return { ...headers, 'Content-Length': String(size) }
}

function headOf(headers: Readonly<Record<string, string>>, size: number): Response {
  return new Response(null, { headers: sized(headers, size) })
}

function unchanged(headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 304, headers })
}

/** Whether who asks has this content already (RFC 9110, 13.1.2). */
function knows({ env: { incoming } }: Asked, etag: string): boolean {
  const known = incoming.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known?.some((one) => one === etag || one === '*') ?? false
}

function wantedWidth(given: string | undefined): PreviewWidth | undefined {
  return previewWidths.find((width) => String(width) === given)
}
