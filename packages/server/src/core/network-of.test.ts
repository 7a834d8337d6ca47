import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf, plainAddress } from './network-of.ts'

const networks = {
  '10.0.0.1': '10.0.0.1',
  '::ffff:10.0.0.1': '10.0.0.1',
  '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
  '2001:db8:1:2::6': '2001:db8:1:2::/64',
  '2001:db8:1:2:ffff:ffff:ffff:ffff': '2001:db8:1:2::/64',
  '2001:db8:1:3::6': '2001:db8:1:3::/64',
  '2001:db8::6': '2001:db8:0:0::/64',
  '2001:db8::3:4:5:6': '2001:db8:0:0::/64',
  '2001:db8::2:3:4:5:6': '2001:db8:0:2::/64',
  '2001::1:2:3:4:5:6': '2001:0:1:2::/64',
  '::1:2:3:4:5:6:7': '0:1:2:3::/64',
  '2001:db8:1::': '2001:db8:1:0::/64',
  'fe80::1%eth0': 'fe80:0:0:0::/64%eth0',
  'fe80::2%eth0': 'fe80:0:0:0::/64%eth0',
  'fe80::1%eth1': 'fe80:0:0:0::/64%eth1',
  '::1': '0:0:0:0::/64',
  '': '',
}

for (const [address, network] of Object.entries(networks)) {
  test(`[RATE7] "${address}" counts as ${network || 'itself'}`, () => assert.equal(networkOf(address), network))
}

test('an IPv4 address is the same over an IPv6 socket', () => {
  assert.equal(plainAddress('::ffff:10.0.0.1'), '10.0.0.1')
  assert.equal(plainAddress('2001:db8::1'), '2001:db8::1')
})
