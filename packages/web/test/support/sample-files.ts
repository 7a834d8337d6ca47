import { crc32, deflateSync } from 'node:zlib'

/** A picture of stripes and a slope, as a PNG, in colours of its own by `hue` (0 to 5). */
export function drawing(width: number, height: number, hue = 0): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(height * (1 + 3 * width))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isSlope = y / height > 1 - (x / width) ** 2
      const isStripe = Math.floor((x / width) * 8) % 2 === 0
      const tones = isSlope ? [60, 110, 150] : isStripe ? [250, 244, 230] : [236, 228, 208]
      const at = y * (1 + 3 * width) + 1 + 3 * x
      for (let i = 0; i < 3; i++) rows[at + i] = tones[(i + hue) % 3] ?? 0
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([signature, ...chunks]))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A picture that blinks in one corner, of so many frames, as a GIF. */
export function blinking(width: number, height: number, frames: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\xd0\xe0\xff\x20\x40\x60', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  // a tenth of a second each, one pixel of the first colour or the second
  const frame = (colour: 0 | 1): Buffer =>
    Buffer.from(`21f904000a000000 2c000000000100010000 02 02${colour ? '4c' : '44'}01 00`.replaceAll(' ', ''), 'hex')
  const all = Array.from({ length: frames }, (_, index) => frame(index % 2 === 0 ? 0 : 1))
  return new Uint8Array(Buffer.concat([head, ...all, Buffer.of(0x3b)]))
}

const rate = 8000
const wavHead = 44

/** A quiet hum of so many seconds, as a WAV. */
export function hum(seconds: number): Uint8Array<ArrayBuffer> {
  const length = rate * seconds
  const wav = Buffer.alloc(wavHead + length)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wavHead - 8 + length, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(length, 40)
  for (let i = 0; i < length; i++) wav[wavHead + i] = 128 + Math.round(4 * Math.sin(i / 6))
  return new Uint8Array(wav)
}

/** A sentence that a browser can show, as a PDF of one page would begin. */
export function paper(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n${'% lista\n'.repeat(9_000)}%%EOF\n`))
}

/** The loudness of a recording that somebody speaks into. */
export const spokenBars: readonly number[] = Array.from({ length: 64 }, (_, index) =>
  Math.round(30 + 220 * Math.abs(Math.sin(index / 3) * Math.cos(index / 11))),
)
