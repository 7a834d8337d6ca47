import assert from 'node:assert/strict'
import test from 'node:test'

import { holds } from './figure.ts'
import { tableOf } from './table.ts'

const figure = { scenario: 'idle', name: 'per connection', unit: 'KB' }

test('a bound holds at its edge, but "below" does not', () => {
  assert.ok(holds({ ...figure, value: 12, bound: { atMost: 12 } }))
  assert.ok(!holds({ ...figure, value: 12.1, bound: { atMost: 12 } }))
  assert.ok(holds({ ...figure, value: 6, bound: { atLeast: 6 } }))
  assert.ok(!holds({ ...figure, value: 0.7, bound: { below: 0.7 } }))
})

test('a machine that is so many times slower may take so many times as long, and the table says that it did', () => {
  const slow = { ...figure, slowness: 2 }
  const figures = [
    { ...slow, value: 24, bound: { atMost: 12 } },
    { ...slow, value: 24.1, bound: { atMost: 12 } },
    { ...slow, value: 29, bound: { atLeast: 58 } },
    { ...slow, value: 28, bound: { atLeast: 58 } },
    { ...slow, value: 11, bound: { atMost: 12 } },
    { ...slow, value: 1.4, bound: { below: 0.7 } },
  ]
  assert.deepEqual(figures.map(holds), [true, false, true, false, true, false])
  const said = tableOf(figures).split('\n').slice(1)
  assert.deepEqual(
    said.map((line) => /KB +(.*)$/.exec(line)?.[1]?.replaceAll(/ +/g, ' ')),
    [
      '<= 12 x 2.00 ok here',
      '<= 12 x 2.00 MISSED',
      '>= 58 / 2.00 ok here',
      '>= 58 / 2.00 MISSED',
      '<= 12 x 2.00 ok',
      '< 0.700 x 2.00 MISSED',
    ],
  )
})

test('what could not be measured misses its bound', () => {
  assert.ok(!holds({ ...figure, value: Number.NaN, bound: { atMost: 12 } }))
  assert.ok(!holds({ ...figure, value: Number.NaN, bound: { atLeast: 0 } }))
})

test('the table says of each figure what it is, what it must be, and whether it is', () => {
  const lines = tableOf([
    { ...figure, value: 9.87, bound: { atMost: 12 } },
    { ...figure, value: 1_234_567, unit: 'lines/s' },
    { ...figure, value: 13, bound: { atMost: 12 } },
  ]).split('\n')
  assert.match(lines[1] ?? '', /^idle +per connection +9\.87 KB +<= 12 +ok$/)
  assert.match(lines[2] ?? '', /1,234,567 lines\/s$/)
  assert.match(lines[3] ?? '', /13 KB +<= 12 +MISSED$/)
})
