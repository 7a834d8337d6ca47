import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRange } from './byte-range.ts'

const ranges: ReadonlyArray<readonly [string | undefined, ReturnType<typeof parseRange>]> = [
  [undefined, undefined],
  ['', undefined],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=0-100000', { first: 0, last: 99 }],
  ['bytes=0-99999999999999999999', { first: 0, last: 99 }],
  ['bytes=99999999999999999999-', 'unsatisfiable'],
  ['bytes=10-', { first: 10, last: 99 }],
  ['Bytes= 10-19 ', { first: 10, last: 19 }],
  ['bytes=-1', { first: 99, last: 99 }],
  ['bytes=-100000', { first: 0, last: 99 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=5-4', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['lines=0-1', undefined],
]

for (const [header, expected] of ranges) {
  test(`[HTTP13] of 100 bytes, Range ${JSON.stringify(header)} means ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(parseRange(header, 100), expected)
  })
}

test('[HTTP13] of nothing there is no range', () => {
  assert.equal(parseRange('bytes=0-', 0), 'unsatisfiable')
  assert.equal(parseRange('bytes=-5', 0), 'unsatisfiable')
})
