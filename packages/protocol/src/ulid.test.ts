import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUlid } from './ulid.ts'

test('a ulid is 26 characters of Crockford base 32, the time first', () => {
  const ulid = createUlid({ now: () => 1_469_918_176_385, random: () => 0.5 })
  // the time of the specification's own example
  assert.equal(ulid(), '01ARYZ6S41GGGGGGGGGGGGGGGG')
  assert.match(createUlid({ now: Date.now, random: Math.random })(), /^[0-9A-HJKMNP-TV-Z]{26}$/)
})

test('within a millisecond each is one more than the last', () => {
  const ulid = createUlid({ now: () => 5, random: () => 0.999 })
  assert.equal(ulid(), '0000000005ZZZZZZZZZZZZZZZZ')
  // all of this millisecond are used: the next one is taken
  assert.equal(ulid(), '0000000006ZZZZZZZZZZZZZZZZ')
  const other = createUlid({ now: () => 5, random: () => 0 })
  assert.deepEqual(
    [other(), other(), other()].map((key) => key.slice(10)),
    ['0000000000000000', '0000000000000001', '0000000000000002'],
  )
})

test('they sort by when they were made, also when the clock goes back', () => {
  const times = [100, 100, 90, 101, 5, 200]
  const ulid = createUlid({ now: () => times.shift() ?? 300, random: Math.random })
  const keys = Array.from({ length: 2_000 }, () => ulid())
  assert.deepEqual(keys.toSorted(), keys)
  assert.equal(new Set(keys).size, keys.length)
})
