import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { inviteLines } from './invite-lines.ts'
import { plainStyle } from './line-style.ts'
import { LineWires } from './line-wires.ts'

const wires = new LineWires({ clock: new HandClock(), limits })
const wire = wires.of(plainStyle('en'))
const room = { id: 7, kind: 'open', name: 'Olá/já', slug: 'olá-já', maker: 1, head: 3, n: 2, lastAt: 0 } as const

test('the link of a room can be opened as it stands, whatever letters its name has', () => {
  const [, link = ''] = inviteLines(room, { address: 'http://10.0.0.1:6789', wire })
  assert.equal(link, '  http://10.0.0.1:6789/s/ol%C3%A1-j%C3%A1')
  assert.equal(new URL(link.trim()).pathname, '/s/ol%C3%A1-j%C3%A1')
})

test('under the link stands its code, where the letters for one are there', () => {
  const inviting = { address: 'http://10.0.0.1:6789', wire }
  const code = inviteLines(room, inviting).slice(2)
  assert.ok(code.length > 10)
  assert.match(code.join(''), /^[█▀▄ ]+$/)
  const plain = wires.of({ ...plainStyle('en'), ascii: true })
  assert.equal(inviteLines(room, { ...inviting, wire: plain }).length, 2)
})

test('where browsers have no way in there is no link', () => {
  assert.deepEqual(inviteLines(room, { address: '', wire }), ['🔹 This server has no address for browsers.'])
})

test('those who want the same style share one wire', () => {
  assert.equal(wires.of({ ...plainStyle('en') }), wire)
  assert.notEqual(wires.of({ ...plainStyle('en'), times: true }), wire)
})
