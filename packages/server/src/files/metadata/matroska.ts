import type { Window } from '../window.ts'
import type { Facts, Piece } from './container.ts'
import { Edits } from './edits.ts'

/** Names of elements (RFC 9559), with the bits that tell how long they are. */
const ids = { segment: 0x18538067, cluster: 0x1f43b675, info: 0x1549a966, scale: 0x2ad7b1 }
const duration = 0x4489
/** Tags, where places stand; and of what is told of the whole its title, its file, its date, and its sum of bytes. */
const notes = new Set([0x1254c367, 0x7ba9, 0x7384, 0x4461, 0xbf])
const nothing = 0xec
const mostMs = 1_000_000_000

interface Element {
  readonly id: number
  readonly body: number
  readonly end: number
  /** It ends where something begins that can't be in it. */
  readonly isOpen: boolean
}

/**
 * WebM and Matroska: tags, the date and the title become empty elements of the same length. What is cut short stays,
 * as recordings are; what can't be read, and all behind it, is left as it is.
 */
export async function* editMatroska(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const edits = new Edits()
  const length = { scale: 1_000_000, ticks: 0 }
  for (let at = 0; at < file.size;) {
    const element = await readElement(file, at)
    if (!element) break
    const { id, body, end, isOpen } = element
    if (notes.has(id)) edits.replace({ from: at, to: end }, emptyHead(end - at))
    else if (id === ids.scale) length.scale = (await numberIn(file, element)) ?? length.scale
    else if (id === duration) length.ticks = (await floatIn(file, element)) ?? 0
    const isEntered = id === ids.segment || id === ids.info || (id === ids.cluster && isOpen)
    at = isEntered ? body : end
  }
  const durationMs = Math.round((length.ticks * length.scale) / 1_000_000)
  if (durationMs > 0 && durationMs < mostMs) facts.durationMs = durationMs
  yield* edits.pieces(file.size)
}

async function readElement(file: Window, start: number): Promise<Element | undefined> {
  const head = await file.read(start, 12)
  const idBytes = Math.clz32(head[0] ?? 0) - 23
  const first = head[idBytes] ?? 0
  const sizeBytes = Math.clz32(first) - 23
  if (idBytes > 4 || sizeBytes > 8 || head.length < idBytes + sizeBytes) return undefined
  let size = first & (0xff >> sizeBytes)
  let isOpen = size === 0xff >> sizeBytes
  for (let n = 1; n < sizeBytes; n += 1) {
    const byte = head[idBytes + n] ?? 0
    size = size * 256 + byte
    isOpen &&= byte === 0xff
  }
  const body = start + idBytes + sizeBytes
  const end = isOpen ? file.size : Math.min(body + size, file.size)
  return { id: head.readUIntBE(0, idBytes), body, end, isOpen }
}

/** The head of an element of so many bytes, at least two, that is to be passed over. */
function emptyHead(bytes: number): Buffer {
  const sizeBytes = Math.min(8, bytes - 1)
  const head = Buffer.alloc(1 + sizeBytes)
  const size = BigInt(bytes - 1 - sizeBytes) | (1n << BigInt(7 * sizeBytes))
  head.writeUInt8(nothing, 0)
  for (let n = 0; n < sizeBytes; n += 1) head[sizeBytes - n] = Number((size >> BigInt(8 * n)) & 0xffn)
  return head
}

async function numberIn(file: Window, { body, end }: Element): Promise<number | undefined> {
  const bytes = await file.read(body, Math.min(8, end - body))
  return bytes.length >= 1 && bytes.length <= 6 ? bytes.readUIntBE(0, bytes.length) : undefined
}

async function floatIn(file: Window, { body, end }: Element): Promise<number | undefined> {
  const bytes = await file.read(body, Math.min(8, end - body))
  if (bytes.length === 8) return bytes.readDoubleBE(0)
  return bytes.length === 4 ? bytes.readFloatBE(0) : undefined
}
