import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { Pieces } from './pieces.ts'
import type { PieceSink } from './pieces.ts'

const limits = { seedPieceBytes: 1_000, seedPieceGapMs: 20 }

/** A socket that takes everything at once, or nothing while it is stuck. */
class FakeSink implements PieceSink {
  readonly pieces: Buffer[] = []
  writableLength = 0

  write(bytes: Uint8Array, taken: () => void): void {
    this.pieces.push(Buffer.from(bytes))
    taken()
  }
}

function open(): { clock: HandClock; sink: FakeSink; pieces: Pieces } {
  const [clock, sink] = [new HandClock(), new FakeSink()]
  return { clock, sink, pieces: new Pieces(sink, { clock, limits }, () => undefined) }
}

test('[classic 26] pieces are of at most 1,000 bytes, cut between characters, 20 ms apart', () => {
  const { clock, sink, pieces } = open()
  const text = `a${'ção 👩‍💻 '.repeat(300)}`
  pieces.write(Buffer.from(text))
  for (let count = 1; pieces.size > 0; count++) {
    assert.equal(sink.pieces.length, count)
    clock.advance(19)
    assert.equal(sink.pieces.length, count)
    clock.advance(1)
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  assert.equal(sink.pieces.map((piece) => decoder.decode(piece)).join(''), text)
  assert.ok(sink.pieces.every(({ length }) => length <= 1_000 && length > 0))
  clock.advance(20)
  assert.equal(clock.timers, 0)
})

test('what is written meanwhile goes with the next piece, and each write learns when its last byte went', () => {
  const { clock, sink, pieces } = open()
  const taken: string[] = []
  for (const text of ['a', 'b'.repeat(600), 'c'.repeat(600)])
    pieces.write(Buffer.from(text), () => taken.push(text.charAt(0)))
  assert.deepEqual(taken, ['a'])
  clock.advance(20)
  assert.deepEqual(taken, ['a', 'b'])
  assert.equal(sink.pieces.at(-1)?.length, 1_000)
  assert.equal(pieces.size, 200)
  clock.advance(20)
  assert.deepEqual(taken, ['a', 'b', 'c'])
})

test('while the last piece is not taken the next one waits', () => {
  const { clock, sink, pieces } = open()
  pieces.write(Buffer.alloc(3_000, 'x'))
  sink.writableLength = 1_000
  clock.advance(1_000)
  assert.equal(sink.pieces.length, 1)
  sink.writableLength = 0
  clock.advance(20)
  assert.equal(sink.pieces.length, 2)
})

test('all that waits may be written at once', () => {
  const { clock, sink, pieces } = open()
  pieces.write(Buffer.alloc(5_000, 'x'))
  pieces.flush()
  assert.deepEqual(
    sink.pieces.map(({ length }) => length),
    [1_000, 4_000],
  )
  assert.equal(pieces.size, 0)
  clock.advance(100)
  assert.equal(sink.pieces.length, 2)
})

test('whatever is written in whatever parts comes out the same, no piece cut in a character', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 800 }), { maxLength: 8 })
  fc.assert(
    fc.property(texts, (written) => {
      const { clock, sink, pieces } = open()
      for (const text of written) pieces.write(Buffer.from(text))
      clock.advance(10_000)
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      assert.equal(sink.pieces.map((piece) => decoder.decode(piece)).join(''), written.join(''))
      assert.ok(sink.pieces.every(({ length }) => length <= 1_000))
    }),
  )
})
