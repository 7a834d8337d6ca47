import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LineFrames } from './line-framing.ts'

function take(frames: LineFrames): string[] {
  const taken: string[] = []
  for (let framed = frames.next(); framed; framed = frames.next())
    taken.push('line' in framed ? framed.line : `! ${framed.problem}`)
  return taken
}

function framesOf(...segments: (string | readonly number[])[]): string[] {
  const frames = new LineFrames(4_096)
  const taken: string[] = []
  for (const segment of segments) {
    frames.push(Buffer.from(segment as string))
    taken.push(...take(frames))
  }
  return taken
}

test('a line ends with LF, CR LF, or the CR NUL of telnet', () => {
  assert.deepEqual(framesOf('a\nb\r\nc\r\0d\n\n'), ['a', 'b', 'c', 'd', ''])
  assert.deepEqual(framesOf('a\r', '\nb\r', '\0c\r', 'd\n'), ['a', 'b', 'c\rd'])
})

test('two lines in one segment are two, and half a line waits for the rest', () => {
  assert.deepEqual(framesOf(':create r1\n:list\n:us', 'ers', '\n'), [':create r1', ':list', ':users'])
})

test('however lines are cut into segments, the same lines come out', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (texts, sizes) => {
      const clean = texts.map((text) => text.replace(/[\r\n\0\ufeff]/g, ''))
      const bytes = Buffer.from(clean.map((text) => `${text}\n`).join(''))
      const frames = new LineFrames(4_096)
      const taken: string[] = []
      for (let at = 0, index = 0; at < bytes.length; index++) {
        const size = sizes[index % sizes.length] ?? 1
        frames.push(bytes.subarray(at, at + size))
        taken.push(...take(frames))
        at += size
      }
      assert.deepEqual(taken, clean)
      assert.ok(frames.isEmpty)
    }),
  )
})

test('half a character across two segments is one character', () => {
  const [first, second] = [...Buffer.from('ç')]
  assert.deepEqual(framesOf([0x61, first ?? 0], [second ?? 0, 0x0a]), ['aç'])
})

test('a line of exactly the bound is read, one of a byte more is refused, and the next one is read', () => {
  const most = 'x'.repeat(4_096)
  assert.deepEqual(framesOf(`${most}\n`, `${most}\r\n`, `${most}y\noi\n`), [most, most, '! line_too_long', 'oi'])
})

// docs/reliability.md row 14
test('the rest of a line that is too long is dropped, not kept', () => {
  const frames = new LineFrames(4_096)
  frames.push(Buffer.alloc(65_536, 'x'))
  assert.deepEqual(take(frames), ['! line_too_long'])
  for (let count = 0; count < 100; count++) {
    const chunk = Buffer.alloc(65_536, 'x')
    frames.push(chunk)
    assert.deepEqual(take(frames), [])
    assert.deepEqual(take(frames), [], 'asked again with nothing new')
    assert.equal(chunk.length, 0, 'its memory is given back at once')
    assert.equal(frames.size, 0)
  }
  assert.ok(!frames.isEmpty)
  frames.push(Buffer.from('xx\noi\n'))
  assert.deepEqual(take(frames), ['oi'])
})

test('the line end of a dropped line may come in two halves', () => {
  const long = 'x'.repeat(5_000)
  assert.deepEqual(framesOf(long, 'x\r', '\0oi\n'), ['! line_too_long', 'oi'])
  assert.deepEqual(framesOf(long, 'x\r', '\noi\n'), ['! line_too_long', 'oi'])
})

test('invalid UTF-8 and NUL refuse their line and no other', () => {
  assert.deepEqual(framesOf([0x61, 0xc3, 0x28, 0x0a, 0x62, 0x0a]), ['! bad_utf8', 'b'])
  assert.deepEqual(framesOf([0x61, 0xff, 0x0a, 0x62, 0x0a]), ['! bad_utf8', 'b'])
  assert.deepEqual(framesOf('a\0b\nc\n'), ['! nul_in_text', 'c'])
})

test("telnet's commands are no part of a line", () => {
  assert.deepEqual(framesOf([0xff, 0xfb], [0x1f, 0x61], [0x0a]), ['a'])
})

test('a byte order mark before a line is none of its text', () => {
  assert.deepEqual(framesOf('\ufeffrafa\r\n'), ['rafa'])
})

test('half a line that nobody ends is no line', () => {
  const frames = new LineFrames(4_096)
  frames.push(Buffer.from('a\nhalf'))
  frames.end()
  assert.deepEqual(take(frames), ['a'])
})

test('[classic 16] a first segment without a line end, followed by silence, is framed by silence from then on', () => {
  const frames = new LineFrames(4_096)
  frames.push(Buffer.from('Lari'))
  assert.deepEqual([frames.awaitsSilence, ...take(frames)], [true])
  assert.equal(frames.fallSilent(), true)
  assert.deepEqual(take(frames), ['Lari'])
  frames.push(Buffer.from('/entrar '))
  frames.push(Buffer.from('REDES'))
  assert.deepEqual(take(frames), [])
  assert.equal(frames.fallSilent(), false)
  assert.deepEqual(take(frames), ['/entrar REDES'])
  frames.push(Buffer.from('tchau'))
  frames.end()
  assert.deepEqual(take(frames), ['tchau'])
})

test('[classic 16] one character alone is somebody who types, and a line end makes lines for ever', () => {
  for (const segments of [
    ['r', 'afa'],
    ['ç', 'a'],
    ['rafa\n', 'oi tudo'],
    ['ra', 'fa\n', 'oi'],
  ]) {
    const frames = new LineFrames(4_096)
    for (const segment of segments) frames.push(Buffer.from(segment))
    take(frames)
    assert.equal(frames.awaitsSilence, false)
    assert.equal(frames.fallSilent(), false)
    assert.deepEqual(take(frames), [])
  }
})
