import assert from 'node:assert/strict'
import test from 'node:test'

import { Window } from './window.ts'

test('a message is in flight until the slowest reader has it', () => {
  const window = new Window(10, 3, { echoes: true })
  window.sent(0, 4)
  window.received(0, 4)
  window.received(1, 4)
  assert.equal(window.inFlight, 4)
  window.received(2, 3)
  assert.equal(window.inFlight, 1)
  window.received(2, 1)
  assert.equal(window.inFlight, 0)
})

test('an author who gets no echo does not hold up his own messages', () => {
  const window = new Window(10, 2, { echoes: false })
  window.sent(0, 3)
  window.sent(1, 2)
  assert.equal(window.inFlight, 3)
  window.received(1, 3)
  assert.equal(window.inFlight, 2)
  window.received(0, 2)
  assert.equal(window.inFlight, 0)
})

test('what may be sent is what the window leaves, and never less than nothing', () => {
  const window = new Window(5, 2, { echoes: true })
  assert.equal(window.free, 5)
  window.sent(0, 5)
  assert.equal(window.free, 0)
  window.sent(0, 1)
  assert.equal(window.free, 0)
  window.received(0, 6)
  window.received(1, 2)
  assert.equal(window.free, 1)
})
