import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf } from './bars.ts'

test('a bar is the highest peak of its 64th, of either sign', () => {
  const samples = new Float32Array(64_000)
  samples[0] = 0.5
  samples[63_999] = -1
  const bars = barsOf(samples)
  assert.equal(bars.length, 64)
  assert.deepEqual([bars[0], bars[1], bars[63]], [128, 0, 255])
})

test('whatever the length, there are 64 bars from 0 to 255', () => {
  for (const length of [0, 1, 63, 65, 1_000]) {
    const bars = barsOf(Array.from({ length }, (_, i) => Math.sin(i) * 2))
    assert.equal(bars.length, 64)
    assert.ok(bars.every((bar) => Number.isInteger(bar) && bar >= 0 && bar <= 255))
  }
})
