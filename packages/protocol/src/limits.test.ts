import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from './limits.ts'

test('every limit is a positive number', () => {
  for (const [name, value] of Object.entries(limits)) assert.ok(Number.isFinite(value) && value > 0, name)
})

test('a message of the greatest number of characters fits in the greatest number of bytes', () => {
  assert.ok(limits.maxMessageCodePoints * 4 <= limits.maxMessageBytes)
})

test('a silent connection is found dead within 50 s', () => {
  const { keepaliveIdleMs, keepaliveIntervalMs, keepaliveProbes } = limits
  assert.equal(keepaliveIdleMs + keepaliveIntervalMs * keepaliveProbes, 50_000)
})

test('waiting lines are all sent after 12 s at most', () => {
  const { waitingLines, messageRefill, messageRefillMs } = limits
  assert.ok((waitingLines / messageRefill) * messageRefillMs <= 12_000)
})
