import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHistory } from './parse-history.ts'

const known = { isRoom: (): boolean => false, isNick: (nick: string): boolean => nick === 'Fox Mulder' }

test('a number, numbers before the messages, and whom it was said with may each be said or left out', () => {
  assert.deepEqual(parseHistory('', known), { isNumbered: false })
  assert.deepEqual(parseHistory('50', known), { count: 50, isNumbered: false })
  assert.deepEqual(parseHistory('@Lari', known), { other: 'Lari', isNumbered: false })
  assert.deepEqual(parseHistory('@Fox Mulder 5', known), { other: 'Fox Mulder', count: 5, isNumbered: false })
  for (const rest of ['-n', '-N']) assert.deepEqual(parseHistory(rest, known), { isNumbered: true })
  for (const rest of ['-n 5', '5 -n', '-5', '-n -5'])
    assert.deepEqual(parseHistory(rest, known), { count: 5, isNumbered: true }, rest)
  for (const rest of ['-n @Lari 5', '@Lari -n 5', '@Lari 5 -n', '@Lari -5'])
    assert.deepEqual(parseHistory(rest, known), { other: 'Lari', count: 5, isNumbered: true }, rest)
})

test('anything else is no history', () => {
  for (const rest of [
    '0',
    '-0',
    'x',
    '1 2',
    '1.5',
    'around:1',
    '@',
    '@ ',
    '@""',
    '@Lari x',
    '-n x',
    '-nn',
    '9999999999',
  ])
    assert.equal(parseHistory(rest, known), undefined, rest)
})
