import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewerBars, waveBox, wavePath } from './wave.ts'

const bars = Array.from({ length: 64 }, (_, index) => index * 4)

test('fewer bars keep the highest of those that they stand for, the first and the last', () => {
  const few = fewerBars(bars, 30)
  assert.equal(few.length, 30)
  assert.equal(few.at(-1), 252)
  assert.ok(few.every((bar, index) => index === 0 || bar >= (few[index - 1] ?? 0)))
  assert.deepEqual(fewerBars(bars, 64), bars)
})

test('a wave is one upright line per bar, none higher than its box', () => {
  const lines = [...wavePath([0, 128, 255]).matchAll(/M(\d+) ([\d.]+)v([\d.]+)/g)].map(([, ...at]) => at.map(Number))
  assert.equal(lines.length, 3)
  for (const [, top = NaN, height = NaN] of lines) assert.ok(top >= 0 && height > 0 && top + height <= 32)
  assert.deepEqual(waveBox(3), '0 0 12 32')
})

test('what was heard is the beginning of the wave', () => {
  const whole = wavePath(bars)
  assert.ok(whole.startsWith(wavePath(bars, 20)))
  assert.equal(wavePath(bars, 0), '')
})
