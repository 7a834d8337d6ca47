import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../../test/support/hand-clock.ts'
import { Addresses } from './addresses.ts'

const minute = 60_000

function makeAddresses() {
  const clock = new HandClock()
  return { clock, addresses: new Addresses({ clock, memoryMs: 10 * minute, maxConnections: 2 }) }
}

test('[DOOR4] a browser is remembered for ten minutes after its last connection ended', () => {
  const { clock, addresses } = makeAddresses()
  addresses.enter('10.0.0.1')
  addresses.webBegan('10.0.0.1')
  clock.advance(60 * minute)
  assert.equal(addresses.hasWeb('10.0.0.1'), true)
  addresses.webEnded('10.0.0.1')
  addresses.leave('10.0.0.1')
  clock.advance(10 * minute - 1)
  assert.equal(addresses.hasWeb('10.0.0.1'), true)
  assert.equal(addresses.hasWeb('10.0.0.2'), false)
  clock.advance(1)
  assert.equal(addresses.hasWeb('10.0.0.1'), false)
})

test('[DOOR7] connections are counted per address, and the machine itself is not bounded', () => {
  const { addresses } = makeAddresses()
  for (const address of ['10.0.0.1', '10.0.0.1', '127.0.0.1', '127.0.0.1', '::1', '::1']) addresses.enter(address)
  assert.equal(addresses.hasRoom('10.0.0.1'), false)
  assert.equal(addresses.hasRoom('10.0.0.2'), true)
  assert.equal(addresses.hasRoom('127.0.0.1'), true)
  assert.equal(addresses.hasRoom('::1'), true)
  addresses.leave('10.0.0.1')
  assert.equal(addresses.hasRoom('10.0.0.1'), true)
})

test('[DOOR7] [RATE7] the connections of a network of IPv6 are counted together, its browsers each by itself', () => {
  const { addresses } = makeAddresses()
  for (const address of ['2001:db8::1', '2001:db8::2']) addresses.enter(address)
  addresses.webBegan('2001:db8::1')
  assert.equal(addresses.hasRoom('2001:db8::3'), false)
  assert.equal(addresses.hasRoom('2001:db8:0:1::1'), true)
  assert.deepEqual([addresses.hasWeb('2001:db8::1'), addresses.hasWeb('2001:db8::2')], [true, false])
  addresses.leave('2001:db8::2')
  assert.equal(addresses.hasRoom('2001:db8::3'), true)
})
