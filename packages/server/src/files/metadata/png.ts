import { crc32 } from 'node:zlib'
import type { Window } from '../window.ts'
import { broken, need } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { isTurned, orientationAlone, orientationIn } from './exif.ts'

const signature = '\x89PNG\r\n\x1a\n'
/** What is needed to draw a picture in its colours, and its frames. All else goes. */
const drawn = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
)
const mostExif = 65_000

/** PNG, also animated: texts, times, Exif (but the orientation), unknown chunks and what follows the end go. */
export async function* cutPng(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  if ((await need(file, 0, 8)).toString('latin1') !== signature) throw broken()
  yield { from: 0, to: 8 }
  let orientation: number | undefined
  let hasPicture = false
  for (let offset = 8; ;) {
    const head = await need(file, offset, 8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    const end = offset + 12 + length
    if (end > file.size || !/^[A-Za-z]{4}$/.test(type) || (offset === 8) !== (type === 'IHDR')) throw broken()
    if (type === 'IHDR') await readHeader(file, offset, { length, facts })
    if (type === 'acTL' && length === 8) facts.frames = (await need(file, offset + 8, 4)).readUInt32BE(0)
    hasPicture ||= type === 'IDAT'
    if (drawn.has(type)) yield { from: offset, to: end }
    else if (type === 'eXIf' && orientation === undefined && length <= mostExif) {
      orientation = orientationIn(await need(file, offset + 8, length))
      if (orientation !== 1) yield { bytes: chunk('eXIf', orientationAlone(orientation, length)) }
    }
    if (type === 'IEND') break
    offset = end
  }
  if (!hasPicture) throw broken()
  if (isTurned(orientation ?? 1)) [facts.width, facts.height] = [facts.height, facts.width]
}

async function readHeader(file: Window, offset: number, at: { length: number; facts: Facts }): Promise<void> {
  if (at.length !== 13) throw broken()
  const bytes = await need(file, offset + 4, 21)
  if (crc32(bytes.subarray(0, 17)) !== bytes.readUInt32BE(17)) throw broken()
  at.facts.width = bytes.readUInt32BE(4)
  at.facts.height = bytes.readUInt32BE(8)
  if (at.facts.width === 0 || at.facts.height === 0) throw broken()
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  bytes.writeUInt32BE(data.length, 0)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
  return bytes
}
