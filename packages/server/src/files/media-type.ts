import type { Content } from '../core/files.ts'
import type { Window } from './window.ts'

/** What a file is, by its bytes. */
export interface Media {
  readonly type: string
  readonly kind: Content['kind']
}

const headBytes = 65_536
const anything = 'application/octet-stream'

/** Types that Papo shows as pictures. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'])

/** What a QuickTime film begins with that does not say so; a text may too. */
const filmBoxes = /^(?:moov|mdat|wide|free|skip|pnot)$/

/** Other names of the same, and what a browser would run: text to everybody. */
const plainNames: ReadonlyMap<string, string> = new Map([
  ['image/apng', 'image/png'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/wave', 'audio/wav'],
  ['audio/vnd.wave', 'audio/wav'],
  ['video/x-m4v', 'video/mp4'],
  ['application/xml', 'text/plain'],
  ['text/xml', 'text/plain'],
  ['text/html', 'text/plain'],
  ['text/javascript', 'text/plain'],
  ['image/svg+xml', 'text/plain'],
  ['application/xhtml+xml', 'text/plain'],
])

/** Containers that hold sound alone as well as films: which of the two, only the sender knows. */
const containers: ReadonlyMap<string, { readonly sound: string; readonly claims: ReadonlySet<string> }> = new Map([
  ['video/webm', { sound: 'audio/webm', claims: new Set(['audio/webm']) }],
  ['video/mp4', { sound: 'audio/mp4', claims: new Set(['audio/mp4', 'audio/m4a', 'audio/x-m4a', 'audio/aac']) }],
  ['application/ogg', { sound: 'audio/ogg', claims: new Set(['audio/ogg', 'audio/opus']) }],
  ['video/matroska', { sound: 'audio/matroska', claims: new Set(['audio/matroska', 'audio/x-matroska']) }],
])

/** Tells what a file is by its first bytes; what its sender says counts only where those leave it open. */
export async function mediaOf(file: Window, claim: string | undefined): Promise<Media> {
  const head = await file.read(0, headBytes)
  const own = pictureBySignature(head)
  if (own !== undefined) return { type: own, kind: pictures.has(own) ? 'image' : 'file' }
  if (filmBoxes.test(head.toString('latin1', 4, 8)) && !isText(head)) return { type: 'video/quicktime', kind: 'video' }
  const type = believed(await magicOf(head), claim)
  if (type.startsWith('audio/')) return { type, kind: 'audio' }
  if (type.startsWith('video/')) return { type, kind: 'video' }
  return { type, kind: 'file' }
}

function believed(magic: string, claim: string | undefined): string {
  const type = plainNames.get(magic) ?? magic
  const container = containers.get(type)
  const said = claim?.split(';')[0]?.trim().toLowerCase() ?? ''
  return container?.claims.has(said) ? container.sound : type
}

/**
 * The pictures whose metadata is cut out, by the bytes that those who show them look at, so that none goes through
 * unseen.
 */
function pictureBySignature(head: Buffer): string | undefined {
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xff_d8_ff) return 'image/jpeg'
  if (head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (/^GIF8[79]a$/.test(head.toString('latin1', 0, 6))) return 'image/gif'
  const riff = head.toString('latin1', 0, 4) === 'RIFF'
  if (riff && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  if (head.toString('latin1', 4, 8) === 'ftyp') return pictureByBrands(head)
  return undefined
}

const stillBrands = /^(?:mif1|mif2|msf1|miaf|heic|heix|hevc|hevx|heim|heis|hevm|hevs|avif|avis)$/

function pictureByBrands(head: Buffer): string | undefined {
  if (!stillBrands.test(head.toString('latin1', 8, 12))) return undefined
  const end = Math.min(head.readUInt32BE(0), head.length, 256)
  for (let offset = 8; offset + 4 <= end; offset += offset === 8 ? 8 : 4) {
    if (/^avi[fs]$/.test(head.toString('latin1', offset, offset + 4))) return 'image/avif'
  }
  return 'image/heic'
}

async function magicOf(head: Buffer): Promise<string> {
  if (head.toString('latin1', 0, 2) === '#!') return 'text/x-shellscript'
  if (filmBoxes.test(head.toString('latin1', 4, 8))) return 'text/plain'
  // Loaded with the first file: those who only write need none of it.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  return found?.mime.split(';')[0]?.trim() ?? (isText(head) ? 'text/plain' : anything)
}

/** Whether the first bytes are text in UTF-8: no control characters but those that lay out lines. */
function isText(head: Buffer): boolean {
  const text = new TextDecoder().decode(head, { stream: true })
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/.test(text)
}
