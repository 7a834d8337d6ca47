import type { Window } from '../window.ts'
import { broken, need } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { isTurned, orientationAlone, orientationIn } from './exif.ts'

const begin = 0xd8
const end = 0xd9
const scan = 0xda
const jfif = 0xe0
const exif = 0xe1
const icc = 0xe2
const adobe = 0xee
/** Tables and the like without which nothing can be drawn. */
const tables = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xde, 0xdf])

interface Segment {
  readonly code: number
  /** Where its marker is, where its payload is, and where it ends. */
  readonly start: number
  readonly body: number
  readonly end: number
}

/** What was found so far. */
interface Found {
  orientation: number | undefined
  hasFrame: boolean
  hasScan: boolean
}

/** JPEG: of what programs add only JFIF (without its own small picture), ICC, Adobe and the orientation stay. */
export async function* cutJpeg(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  if ((await need(file, 0, 2)).readUInt16BE(0) !== 0xff_00 + begin) throw broken()
  yield { from: 0, to: 2 }
  const found: Found = { orientation: undefined, hasFrame: false, hasScan: false }
  for (let offset = 2; ;) {
    const start = await markerFrom(file, offset)
    const code = (await need(file, start, 2)).readUInt8(1)
    if (code === end) {
      if (!found.hasScan) throw broken()
      yield { from: start, to: start + 2 }
      break
    }
    const segment = await readSegment(file, start, code)
    if (code === scan) {
      if (!found.hasFrame) throw broken()
      found.hasScan = true
      offset = await endOfScan(file, segment.end)
      yield { from: start, to: offset }
    } else {
      yield* keep(file, segment, { facts, found })
      offset = segment.end
    }
  }
  if (isTurned(found.orientation ?? 1)) [facts.width, facts.height] = [facts.height, facts.width]
}

/** Where the next marker is: its last 0xff. What lies between two segments, and is read by nobody, goes. */
async function markerFrom(file: Window, offset: number): Promise<number> {
  for (let at = offset; ;) {
    const bytes = await file.readSome(at)
    if (bytes.length === 0) throw broken()
    const found = bytes.indexOf(0xff)
    at += found === -1 ? bytes.length : found
    if (found === -1) continue
    const next = (await need(file, at, 2)).readUInt8(1)
    if (next !== 0xff && next !== 0) return at
    at += next === 0 ? 2 : 1
  }
}

async function readSegment(file: Window, start: number, code: number): Promise<Segment> {
  if (code === begin || code === 1 || isRestart(code)) throw broken()
  const length = (await need(file, start, 4)).readUInt16BE(2)
  const over = start + 2 + length
  if (length < 2 || over > file.size) throw broken()
  return { code, start, body: start + 4, end: over }
}

/** Where the picture's data, from `offset` on, ends: at the next marker that is none of its own. */
async function endOfScan(file: Window, offset: number): Promise<number> {
  for (let at = offset; ;) {
    const bytes = await file.read(at, 32_768)
    if (bytes.length < 2) throw broken()
    let found = bytes.indexOf(0xff)
    while (found !== -1 && found + 1 < bytes.length) {
      const code = bytes.readUInt8(found + 1)
      if (code !== 0 && code !== 0xff && !isRestart(code)) return at + found
      found = bytes.indexOf(0xff, found + (code === 0xff ? 1 : 2))
    }
    at += found === -1 ? bytes.length : found
  }
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7
}

async function* keep(
  file: Window,
  segment: Segment,
  { facts, found }: { facts: Facts; found: Found },
): AsyncGenerator<Piece, void, undefined> {
  const { code, start, body, end } = segment
  if (tables.has(code)) yield { from: start, to: end }
  else if (code >= 0xc0 && code <= 0xcf && code !== 0xc8) {
    if (found.hasFrame) throw broken()
    found.hasFrame = true
    await readFrame(file, segment, facts)
    yield { from: start, to: end }
  } else if (code === icc && (await startsWith(file, segment, 'ICC_PROFILE\0'))) yield { from: start, to: end }
  else if (code === jfif && end - body >= 14 && (await startsWith(file, segment, 'JFIF\0'))) {
    yield { bytes: withLength(code, Buffer.concat([await need(file, body, 12), Buffer.alloc(2)])) }
  } else if (code === adobe && end - body >= 12 && (await startsWith(file, segment, 'Adobe'))) {
    yield { bytes: withLength(code, await need(file, body, 12)) }
  } else if (code === exif && found.orientation === undefined && (await startsWith(file, segment, 'Exif\0\0'))) {
    found.orientation = orientationIn(await need(file, body, end - body))
    if (found.orientation === 1) return
    const alone = orientationAlone(found.orientation, end - body - 6)
    yield { bytes: withLength(code, Buffer.concat([Buffer.from('Exif\0\0'), alone])) }
  }
}

async function readFrame(file: Window, { body, end }: Segment, facts: Facts): Promise<void> {
  if (end - body < 6) throw broken()
  const header = await need(file, body, 6)
  facts.height = header.readUInt16BE(1)
  facts.width = header.readUInt16BE(3)
  if (facts.width === 0 || facts.height === 0) throw broken()
}

async function startsWith(file: Window, { body, end }: Segment, text: string): Promise<boolean> {
  const bytes = await file.read(body, Math.min(text.length, end - body))
  return bytes.toString('latin1') === text
}

function withLength(code: number, payload: Uint8Array): Buffer {
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
