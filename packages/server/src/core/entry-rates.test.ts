import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, limits } from '@papo/protocol'
import { HandClock } from '../../test/support/hand-clock.ts'
import { EntryRates } from './entry-rates.ts'

const bounds = { ...limits, entryBurst: 3, entryRefill: 1, entryRefillMs: 1_000 }

test('[RATE6] an address comes in so many times, then is told how long to wait', () => {
  const clock = new HandClock()
  const rates = new EntryRates(clock, bounds, { isOff: false })
  for (let count = 0; count < 3; count += 1) rates.take('10.0.0.1')
  assert.throws(
    () => rates.take('10.0.0.1'),
    (error) => error instanceof ChatError && error.code === 'rate_limited' && error.detail.retryAfterMs === 1_000,
  )
  rates.take('10.0.0.2')
  clock.advance(1_000)
  rates.take('10.0.0.1')
  assert.throws(() => rates.take('10.0.0.1'))
})

test('[RATE6] this machine is not bounded, and neither is anybody where the rates are off', () => {
  const clock = new HandClock()
  const rates = new EntryRates(clock, bounds, { isOff: false })
  const off = new EntryRates(clock, bounds, { isOff: true })
  for (let count = 0; count < 10; count += 1) {
    rates.take('127.0.0.1')
    rates.take('::1')
    off.take('10.0.0.1')
  }
})

test('[RATE6] [RATE7] the addresses of one network of IPv6 are one', () => {
  const rates = new EntryRates(new HandClock(), bounds, { isOff: false })
  for (let host = 1; host <= 3; host += 1) rates.take(`2001:db8::${host}`)
  assert.throws(() => rates.take('2001:db8::4'))
  rates.take('2001:db8:0:1::4')
})

test('[RATE6] an address that keeps asking is not forgotten for many others', () => {
  const rates = new EntryRates(new HandClock(), { ...bounds, entryBurst: 12 }, { isOff: false })
  for (let other = 0; other < 11_000; other += 1) {
    if (other % 1_000 === 0) rates.take('10.0.0.1')
    rates.take(`2001:db8:0:${other.toString(16)}::1`)
  }
  rates.take('10.0.0.1')
  assert.throws(() => rates.take('10.0.0.1'))
})
