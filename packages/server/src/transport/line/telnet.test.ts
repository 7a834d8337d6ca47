import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Telnet } from './telnet.ts'

const iac = 0xff
const [se, naws, sb, will, wont, doIt, dont] = [0xf0, 31, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe]

function filterBy(size: number, bytes: readonly number[]): string {
  const telnet = new Telnet()
  const kept: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) kept.push(telnet.filter(Buffer.from(bytes.slice(at, at + size))))
  return Buffer.concat(kept).toString('latin1')
}

const conversation = [
  ...Buffer.from('ra'),
  ...[iac, will, naws, iac, wont, 1, iac, doIt, 3, iac, dont, 24, iac, 0xf1],
  ...[iac, sb, naws, 0, 80, 0, 10, iac, iac, 1, iac, se],
  ...Buffer.from('fa\n'),
]

for (const size of [1, 2, 3, 1_000]) {
  test(`telnet's commands are dropped, in packets of ${size} bytes`, () => {
    assert.equal(filterBy(size, conversation), 'rafa\n')
  })
}

test('what only looks like a command is left in, and the line end after it', () => {
  assert.equal(filterBy(1, [iac, 0x61, 0x0a]), '\xffa\n')
  assert.equal(filterBy(1, [iac, iac, 0x0a]), '\xff\n')
  assert.equal(filterBy(1, [iac, dont, 0x0a, 0x61]), '\xff\na')
  assert.equal(filterBy(1, [iac, 0x0a, 0x61]), '\xff\na')
})

test('a subnegotiation that never ends takes only so much', () => {
  const rest = filterBy(100, [iac, sb, ...Array<number>(600).fill(0x78), ...Buffer.from('\noi\n')])
  assert.match(rest, /^x{1,100}\noi\n$/)
})

test('what has no command in it is handed on as it is', () => {
  const chunk = Buffer.from('oi, ção\n')
  assert.equal(new Telnet().filter(chunk), chunk)
})
