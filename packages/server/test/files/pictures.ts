import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { crc32, deflateSync } from 'node:zlib'

/** What a camera and a program leave in a picture: its place, its owner, a text. */
export const secrets = ['Secret Person', 'SecretXmp', 'GPS', 'SecretText']

const exif = { IFD0: { Copyright: 'Secret Person' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '23/1 33/1 1/1' } }
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretXmp</x:xmpmeta>'

/** A picture of noise, which no format makes small. */
export function noise(width = 60, height = 40): Sharp {
  const gaussian = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  return sharp({ create: { width, height, channels: 3, background: '#336699', noise: gaussian } })
}

/** A picture as a camera leaves it: with its place, its colours and how it is to be turned. */
export async function photo(format: 'jpeg' | 'png' | 'webp' | 'avif', orientation = 1): Promise<Buffer> {
  const picture = noise().withExif(exif).withXmp(xmp).withIccProfile('p3').withMetadata({ orientation })
  return picture.withExif(exif).toFormat(format).toBuffer()
}

/** A GIF of so many frames of `side` × `side`, light and dark in turn, played for ever. */
export function gif(frames: number, side = 8): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\x30\x60\x90\xff\xff\xff', 'latin1')
  head.writeUInt16LE(side, 6)
  head.writeUInt16LE(side, 8)
  const parts = [head, gifExtension(0xff, ['NETSCAPE2.0', '\x01\0\0'])]
  const [light, dark] = [gifFrame(side, 0), gifFrame(side, 1)]
  for (let n = 0; n < frames; n += 1) parts.push(n % 2 === 0 ? light : dark)
  return Buffer.concat([...parts, Buffer.from(';')])
}

function gifFrame(side: number, colour: number): Buffer {
  const head = Buffer.from('!\xf9\x04\0\x0a\0\0\0,\0\0\0\0\0\0\0\0\0\x02', 'latin1')
  head.writeUInt16LE(side, 13)
  head.writeUInt16LE(side, 15)
  // Codes of three bits, cleared after every second pixel, so that they never grow: 4 clears, 5 ends.
  const bits: number[] = []
  const put = (code: number): unknown => bits.push(code & 1, (code >> 1) & 1, code >> 2)
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    if (pixel % 2 === 0) put(4)
    put(colour)
  }
  put(5)
  const data = Buffer.alloc(Math.ceil(bits.length / 8))
  for (const [n, bit] of bits.entries()) data[n >> 3] = (data[n >> 3] ?? 0) | (bit << (n & 7))
  const blocks: Buffer[] = []
  for (let from = 0; from < data.length; from += 255) {
    const block = data.subarray(from, from + 255)
    blocks.push(Buffer.from([block.length]), block)
  }
  return Buffer.concat([head, ...blocks, Buffer.of(0)])
}

/** An extension block of a GIF. */
export function gifExtension(label: number, parts: readonly string[]): Buffer {
  const bytes = parts.map((part) => Buffer.concat([Buffer.of(part.length), Buffer.from(part, 'latin1')]))
  return Buffer.concat([Buffer.of(0x21, label), ...bytes, Buffer.of(0)])
}

/** A chunk of a PNG. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  bytes.writeUInt32BE(data.length, 0)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
  return bytes
}

/** A grey PNG that says to be so large, with as much of its pixels as `rows` have. */
export function hugePng(width: number, height: number, rows: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows))
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.of())]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

/** A segment of a JPEG. */
export function jpegSegment(code: number, payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload, 'latin1') : payload
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** A JPEG that says to be so large, whatever it has. */
export async function resizedJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

/** A box of an MP4. */
export function box(type: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const body = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))
  const bytes = Buffer.concat([Buffer.alloc(8), ...body])
  bytes.writeUInt32BE(bytes.length, 0)
  bytes.write(type, 4, 'latin1')
  return bytes
}

/** Whole numbers of four bytes each. */
export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [n, value] of values.entries()) bytes.writeUInt32BE(value, n * 4)
  return bytes
}

/** A film of 12.3 s, of one picture track of 640 × 360, turned or not, and a track of places, as a camera leaves it. */
export function film(turned = false): Buffer {
  const head = box('ftyp', 'isom\0\0\x02\0isomiso2mp41')
  const data = box('mdat', 'PICTUREDATA', 'SecretPlace1', 'PICTUREDATA', 'SecretPlace2')
  const [a, b] = [head.length + 8 + 11, head.length + 8 + 11 + 12 + 11]
  const matrix = turned ? [0, 1, 0, -1, 0, 0, 0, 0, 1] : [1, 0, 0, 0, 1, 0, 0, 0, 1]
  const header = box('tkhd', Buffer.alloc(40), numbers(...matrix.map((n) => (n << 16) >>> 0), 640 << 16, 360 << 16))
  const samples = box(
    'stbl',
    box('stsz', numbers(0, 0, 2, 12, 12)),
    box('stsc', numbers(0, 1, 1, 1, 1)),
    box('stco', numbers(0, 2, a, b)),
  )
  const places = box('trak', box('mdia', box('hdlr', numbers(0, 0), 'meta', Buffer.alloc(12)), box('minf', samples)))
  const pictures = box('trak', header, box('udta', box('name', 'SecretName')))
  const told = box('udta', box('\xa9xyz', '\0\x12\0\0-23.55-046.63/'), box('loci', 'SecretPlace'))
  const apple = box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', '-23.55-046.63/'))
  const movie = box(
    'moov',
    box('mvhd', numbers(0, 0, 0, 600, 7380), Buffer.alloc(80)),
    pictures,
    places,
    told,
    apple,
    box('uuid', 'SecretXmp'),
  )
  return Buffer.concat([head, data, movie, box('uuid', Buffer.alloc(16), 'SecretXmp'), box('free', 'SecretRest')])
}
