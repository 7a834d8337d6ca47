import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsInSight, rowsToMount } from './rows-in-sight.ts'

test('what is seen of a block is mounted, with rows to spare on both sides', () => {
  const span = rowsInSight({ top: 4_000, bottom: 4_800 }, 40)
  assert.ok(span.from <= 80 && span.from >= 60, String(span.from))
  assert.ok(span.to >= 140 && span.to <= 160, String(span.to))
})

test('a turn of the wheel by one row draws nothing anew', () => {
  assert.deepEqual(rowsInSight({ top: 4_010, bottom: 4_810 }, 40), rowsInSight({ top: 4_050, bottom: 4_850 }, 40))
})

test('a row that is kept is mounted wherever it is, once, and in its order', () => {
  const span = { from: 10, to: 13, pitch: 40 }
  assert.deepEqual(rowsToMount(span, 100, [3, 11, 99, -1]), [3, 10, 11, 12, 99])
})

test('a block out of sight has one row, an empty one none', () => {
  assert.deepEqual(rowsToMount({ from: -90, to: -40, pitch: 40 }, 5, []), [0])
  assert.deepEqual(rowsToMount({ from: 0, to: 40, pitch: 40 }, 0, []), [])
})
