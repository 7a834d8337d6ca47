import type { Window } from '../window.ts'
import { broken, need } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { isTurned, orientationAlone, orientationIn } from './exif.ts'

const drawn = new Set(['VP8X', 'VP8 ', 'VP8L', 'ANIM', 'ANMF', 'ALPH', 'ICCP'])
const exifFlag = 0x08
const xmpFlag = 0x04
const mostExif = 65_000

interface Chunk {
  readonly type: string
  readonly start: number
  readonly body: number
  /** Without and with the byte that makes its length even. */
  readonly bodyEnd: number
  readonly end: number
}

/** What is kept, found out before the first byte is written: the header tells of all that follows. */
interface Plan {
  bytes: number
  exif: Buffer | undefined
  hasExif: boolean
  hasPicture: boolean
  isExtended: boolean
  orientation: number
}

/** WebP: Exif (but the orientation), XMP, unknown chunks and what follows the end go. */
export async function* cutWebp(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const plan = await makePlan(file, facts)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(plan.bytes + 4, 4)
  yield { bytes: head }
  let hasExif = false
  for await (const chunk of chunksIn(file)) {
    if (chunk.type === 'VP8X') yield { bytes: await withoutFlags(file, chunk, plan) }
    else if (drawn.has(chunk.type)) yield { from: chunk.start, to: chunk.end }
    else if (chunk.type === 'EXIF' && plan.exif && !hasExif) {
      hasExif = true
      yield { bytes: plan.exif }
    }
  }
  if (isTurned(plan.orientation)) [facts.width, facts.height] = [facts.height, facts.width]
}

async function* chunksIn(file: Window): AsyncGenerator<Chunk> {
  const head = await need(file, 0, 12)
  const all = 8 + head.readUInt32LE(4)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') throw broken()
  if (all > file.size || all < 20) throw broken()
  for (let start = 12; start < all;) {
    const bytes = await need(file, start, 8)
    const body = start + 8
    const bodyEnd = body + bytes.readUInt32LE(4)
    const end = Math.min(bodyEnd + (bodyEnd % 2), all)
    if (bodyEnd > all) throw broken()
    yield { type: bytes.toString('latin1', 0, 4), start, body, bodyEnd, end }
    start = end
  }
}

async function makePlan(file: Window, facts: Facts): Promise<Plan> {
  const plan: Plan = {
    bytes: 0,
    exif: undefined,
    hasExif: false,
    hasPicture: false,
    isExtended: false,
    orientation: 1,
  }
  facts.frames = 0
  for await (const chunk of chunksIn(file)) {
    if (drawn.has(chunk.type)) plan.bytes += chunk.end - chunk.start
    if (chunk.type === 'EXIF') await readExif(file, chunk, plan)
    await readSize(file, chunk, { plan, facts })
  }
  if (!plan.hasPicture || facts.width === 0) throw broken()
  facts.frames = Math.max(1, facts.frames)
  return plan
}

async function readExif(file: Window, { body, bodyEnd }: Chunk, plan: Plan): Promise<void> {
  const length = bodyEnd - body
  if (plan.hasExif || !plan.isExtended || length > mostExif) return
  plan.hasExif = true
  plan.orientation = orientationIn(await need(file, body, length))
  if (plan.orientation === 1) return
  const alone = orientationAlone(plan.orientation, length)
  plan.exif = Buffer.concat([Buffer.from('EXIF\0\0\0\0', 'latin1'), alone])
  plan.exif.writeUInt32LE(alone.length, 4)
  plan.bytes += plan.exif.length
}

async function readSize(file: Window, chunk: Chunk, { plan, facts }: { plan: Plan; facts: Facts }): Promise<void> {
  const length = chunk.bodyEnd - chunk.body
  if (chunk.type === 'VP8X') {
    if (chunk.start !== 12 || length < 10) throw broken()
    const bytes = await need(file, chunk.body, 10)
    plan.isExtended = true
    enlarge(facts, 1 + bytes.readUIntLE(4, 3), 1 + bytes.readUIntLE(7, 3))
  } else if (chunk.type === 'ANMF') {
    if (length < 16) throw broken()
    facts.frames += 1
    plan.hasPicture = true
  } else if (chunk.type === 'VP8 ') {
    if (length < 10) throw broken()
    const bytes = await need(file, chunk.body, 10)
    plan.hasPicture = true
    enlarge(facts, bytes.readUInt16LE(6) & 0x3fff, bytes.readUInt16LE(8) & 0x3fff)
  } else if (chunk.type === 'VP8L') {
    if (length < 5) throw broken()
    const sides = (await need(file, chunk.body, 5)).readUInt32LE(1)
    plan.hasPicture = true
    enlarge(facts, 1 + (sides & 0x3fff), 1 + ((sides >>> 14) & 0x3fff))
  }
}

function enlarge(facts: Facts, width: number, height: number): void {
  if (width === 0 || height === 0) throw broken()
  facts.width = Math.max(facts.width, width)
  facts.height = Math.max(facts.height, height)
}

async function withoutFlags(file: Window, chunk: Chunk, plan: Plan): Promise<Buffer> {
  const length = Math.min(chunk.end - chunk.start, 65_536)
  if (length !== chunk.end - chunk.start) throw broken()
  const bytes = Buffer.from(await need(file, chunk.start, length))
  const flags = bytes.readUInt8(8) & ~(exifFlag | xmpFlag)
  bytes.writeUInt8(plan.exif ? flags | exifFlag : flags, 8)
  return bytes
}
