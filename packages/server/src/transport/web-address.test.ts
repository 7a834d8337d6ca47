import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webAddress } from './web-address.ts'

const line = { kind: 'line', host: '0.0.0.0', port: 12345 } as const
const any = { kind: 'any', host: '::', port: 6789 } as const

test('browsers find the first door that lets them in, at the address that others reach', () => {
  assert.equal(webAddress([line, any], ['192.168.0.10', '127.0.0.1']), 'http://192.168.0.10:6789')
  assert.equal(webAddress([any], ['fd00::10']), 'http://[fd00::10]:6789')
  assert.equal(webAddress([{ kind: 'http', host: '::', port: 80 }], []), 'http://localhost:80')
})

test('an address of the machine alone is given only where there is no other', () => {
  assert.equal(webAddress([any], ['127.0.0.1', '::1', '192.168.0.10', 'fd00::10']), 'http://192.168.0.10:6789')
  assert.equal(webAddress([any], ['127.0.0.1', '::1']), 'http://127.0.0.1:6789')
})

test('a server without a door for browsers has no address for them', () => {
  assert.equal(webAddress([line], ['192.168.0.10']), '')
})
