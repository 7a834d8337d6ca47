import assert from 'node:assert/strict'
import test from 'node:test'

import { LineCounter } from './line-counter.ts'

const message = '[ana] oi [x]\r\n'
const notice = '📝 Bia entrou na sala.\r\n'
const history = '[14:02] [ana] oi [x]\r\n'
const short = '[ana] o\r\n'

function countInPieces(stream: Buffer, size: number): { lines: number; others: number } {
  const counter = new LineCounter(message.length)
  let lines = 0
  for (let at = 0; at < stream.length; at += size) {
    const piece = stream.subarray(at, at + size)
    // What lies behind the piece in the buffer is old and must not be looked at.
    lines += counter.take(Buffer.concat([piece, Buffer.from('\n[old]\n')]), piece.length)
  }
  return { lines, others: counter.others }
}

test('message lines are counted wherever the stream is cut', () => {
  const stream = Buffer.from(message.repeat(7))
  for (let size = 1; size <= stream.length; size++) {
    assert.deepEqual(countInPieces(stream, size), { lines: 7, others: 0 }, `pieces of ${size}`)
  }
})

test('lines of another beginning or length are not messages, wherever the stream is cut', () => {
  const stream = Buffer.from(notice + message + history + message + short + short + message + notice)
  for (let size = 1; size <= stream.length; size++) {
    assert.deepEqual(countInPieces(stream, size), { lines: 3, others: 5 }, `pieces of ${size}`)
  }
})
