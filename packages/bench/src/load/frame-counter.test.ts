import assert from 'node:assert/strict'
import test from 'node:test'

import { FrameCounter } from './frame-counter.ts'

const event = frame(0x81, '{"event":{"text":"oi"}}')
const long = frame(0x81, `{"event":{"text":"${'á'.repeat(200)}"}}`)
const huge = frame(0x81, `{"event":{"text":"${'a'.repeat(70_000)}"}}`)
const signal = frame(0x81, '{"signal":{}}')
const small = frame(0x81, '{}')
const ping = frame(0x89, '')

function frame(first: number, text: string): Buffer {
  const size = Buffer.byteLength(text)
  if (size < 126) return Buffer.concat([Buffer.from([first, size]), Buffer.from(text)])
  const head = Buffer.alloc(size < 0x10000 ? 4 : 10, first)
  head[1] = size < 0x10000 ? 126 : 127
  if (size < 0x10000) head.writeUInt16BE(size, 2)
  else head.writeBigUInt64BE(BigInt(size), 2)
  return Buffer.concat([head, Buffer.from(text)])
}

function countInPieces(stream: Buffer, size: number): { messages: number; others: number; pings: number } {
  let pings = 0
  const counter = new FrameCounter({ begins: '{"event"', onPing: () => pings++ })
  let messages = 0
  for (let at = 0; at < stream.length; at += size) {
    const piece = stream.subarray(at, at + size)
    // What lies behind the piece in the buffer is old and must not be looked at.
    messages += counter.take(Buffer.concat([piece, event]), piece.length)
  }
  return { messages, others: counter.others, pings }
}

test('frames that begin like a message are counted, and no others, wherever the stream is cut', () => {
  const stream = Buffer.concat([event, signal, event, long, small, event, ping, long, signal, event])
  for (let size = 1; size <= stream.length; size++) {
    assert.deepEqual(countInPieces(stream, size), { messages: 6, others: 4, pings: 1 }, `pieces of ${size}`)
  }
})

test('a frame that comes in many pieces is one message', () => {
  const stream = Buffer.concat([huge, event, huge])
  for (const size of [1000, 4096, 65_536]) {
    assert.deepEqual(countInPieces(stream, size), { messages: 3, others: 0, pings: 0 }, `pieces of ${size}`)
  }
})
