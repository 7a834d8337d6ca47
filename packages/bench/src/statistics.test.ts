import assert from 'node:assert/strict'
import test from 'node:test'

import { delays, median, percentile, slope, sorted } from './statistics.ts'

test('a percentile is the sample of the nearest rank', () => {
  const hundred = sorted(Array.from({ length: 100 }, (_, index) => 100 - index))
  assert.equal(percentile(hundred, 0.5), 50)
  assert.equal(percentile(hundred, 0.99), 99)
  assert.equal(percentile(hundred, 1), 100)
  assert.equal(percentile(hundred, 0), 1)
  assert.equal(percentile(sorted([7]), 0.99), 7)
})

test('no samples have no percentile, so a bound on it is missed', () => {
  assert.ok(Number.isNaN(percentile(sorted([]), 0.5)))
  assert.ok(Number.isNaN(median([])))
})

test('the median of an even number of samples lies between the two middle ones', () => {
  assert.equal(median([10, 1, 4, 3]), 3.5)
  assert.equal(median([9, 1, 5]), 5)
})

test('samples are sorted as numbers', () => {
  assert.deepEqual(delays([10, 9, 200, 1]), { mean: 55, p50: 9, p99: 200, count: 4 })
})

test('a slope is the mean growth from one sample to the next; one odd sample does not make it', () => {
  assert.equal(slope([2, 4, 6, 8]), 2)
  assert.equal(slope([5, 5, 5, 5]), 0)
  assert.equal(slope([0, 1, -1, 0]), -0.2)
  assert.ok(Number.isNaN(slope([1])))
})
