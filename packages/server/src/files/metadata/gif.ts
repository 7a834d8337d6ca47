import type { Window } from '../window.ts'
import { broken, need } from './container.ts'
import type { Facts, Piece } from './container.ts'

const extension = 0x21
const image = 0x2c
const trailer = 0x3b
const graphicControl = 0xf9
const plainText = 0x01
const application = 0xff
/** How often it is played, and its colours. */
const keptApplications = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])

/** GIF: comments, XMP and what other programs added go, and what follows the end. */
export async function* cutGif(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const head = await need(file, 0, 13)
  if (!/^GIF8[79]a$/.test(head.toString('latin1', 0, 6))) throw broken()
  const screen = 13 + tableBytes(head.readUInt8(10))
  if (screen > file.size) throw broken()
  facts.width = head.readUInt16LE(6)
  facts.height = head.readUInt16LE(8)
  facts.frames = 0
  yield { from: 0, to: screen }
  for (let offset = screen; ;) {
    const introducer = (await need(file, offset, 1)).readUInt8(0)
    if (introducer === trailer) {
      yield { from: offset, to: offset + 1 }
      break
    }
    // Some programs leave a zero between two blocks.
    const end = introducer === 0 ? offset + 1 : await endOfBlock(file, offset, { introducer, facts })
    if (introducer === image || (introducer === extension && (await isKept(file, offset)))) {
      yield { from: offset, to: end }
    }
    offset = end
  }
  if (facts.frames === 0 || facts.width === 0 || facts.height === 0) throw broken()
}

async function endOfBlock(file: Window, offset: number, at: { introducer: number; facts: Facts }): Promise<number> {
  if (at.introducer === extension) return endOfParts(file, offset + 2)
  if (at.introducer !== image) throw broken()
  const head = await need(file, offset, 10)
  const { facts } = at
  facts.frames += 1
  // A frame beyond the screen makes it larger for some who draw it: it counts for how large this is.
  facts.width = Math.max(facts.width, head.readUInt16LE(1) + head.readUInt16LE(5))
  facts.height = Math.max(facts.height, head.readUInt16LE(3) + head.readUInt16LE(7))
  return endOfParts(file, offset + 11 + tableBytes(head.readUInt8(9)))
}

/** Where data in parts of up to 255 bytes ends. */
async function endOfParts(file: Window, offset: number): Promise<number> {
  for (let at = offset; ;) {
    const bytes = await file.readSome(at)
    if (bytes.length === 0) throw broken()
    let next = 0
    while (next < bytes.length) {
      const length = bytes.readUInt8(next)
      if (length === 0) return at + next + 1
      next += 1 + length
    }
    at += next
  }
}

async function isKept(file: Window, offset: number): Promise<boolean> {
  const head = await file.read(offset, 14)
  const label = head.readUInt8(1)
  if (label === graphicControl || label === plainText) return true
  return label === application && keptApplications.has(head.toString('latin1', 3, 14))
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}
