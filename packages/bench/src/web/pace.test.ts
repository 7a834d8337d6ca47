import assert from 'node:assert/strict'
import test from 'node:test'

import { paceOf } from './pace.ts'

test('on the machine that the budgets are of, a phone is four times slower and nothing is granted', () => {
  assert.deepEqual(paceOf({ quick: 2.3, slow: 9.9 }), { slowness: 1, phoneRate: 4, phoneSlowness: 1 })
})

test('a quicker machine is held to the same budgets, and to four times slower', () => {
  assert.deepEqual(paceOf({ quick: 1.2, slow: 4.8 }), { slowness: 1, phoneRate: 4, phoneSlowness: 1 })
})

test('on a machine of half the pace the phone is twice slower, and the rest may take twice as long', () => {
  const { slowness, phoneRate, phoneSlowness } = paceOf({ quick: 4.6, slow: 20.5 })
  assert.equal(slowness, 2)
  assert.equal(phoneRate, 2)
  assert.equal(phoneSlowness, 1)
})

test('a machine that is slower than the phone is not slowed down, and is granted what it lacks', () => {
  assert.deepEqual(paceOf({ quick: 19.8, slow: 70 }), { slowness: 19.8 / 2.3, phoneRate: 1, phoneSlowness: 2 })
})
