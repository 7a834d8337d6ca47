import { randomBytes } from 'node:crypto'

/** Where a frame's payload lies in a buffer, and what kind of frame it is. */
export type FrameHead = { opcode: number; start: number; end: number }

/** A client must mask what it sends (RFC 6455); one mask a run is as much work for the server as many. */
const mask = Buffer.from(randomBytes(4).map((byte) => byte | 1))

const text = 0x1
const pong = 0xa

/** Puts a text into one masked frame of a client. */
export function clientText(words: string): Buffer {
  return clientFrame(text, Buffer.from(words))
}

/** A client's answer to a ping. */
export const clientPong: Buffer = clientFrame(pong, Buffer.alloc(0))

/** Reads the head of the frame at `at`; undefined when it is not whole before `size`. */
export function frameHead(bytes: Buffer, at: number, size: number): FrameHead | undefined {
  if (at + 2 > size) return undefined
  const short = (bytes[at + 1] ?? 0) & 0x7f
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
  if (start > size) return undefined
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
  return { opcode: (bytes[at] ?? 0) & 0xf, start, end: start + length }
}

function clientFrame(opcode: number, payload: Buffer): Buffer {
  const wide = payload.length >= 126
  if (payload.length > 0xffff) throw new Error('the load sends no frame of that size')
  const head = Buffer.from([0x80 | opcode, 0x80 | (wide ? 126 : payload.length), ...(wide ? [0, 0] : []), ...mask])
  if (wide) head.writeUInt16BE(payload.length, 2)
  for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0)
  return Buffer.concat([head, payload])
}
