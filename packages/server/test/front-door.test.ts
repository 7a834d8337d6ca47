import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { openDoor } from './support/door.ts'
import { Peer } from './support/peer.ts'
import { until } from './support/until.ts'
import type { OpenDoor } from './support/door.ts'

const request = 'GET / HTTP/1.1\r\nHost: papo.example\r\nConnection: close\r\n\r\n'

/** Connects, and waits until the door has seen it. */
async function arrive({ door, port }: OpenDoor, from?: string): Promise<Peer> {
  const before = door.connections
  const peer = await Peer.connect(port, from)
  await until('the door sees a connection', () => door.connections > before)
  return peer
}

/** From where people were taken in. */
function listAddresses({ line }: OpenDoor): string[] {
  return line.connections.map(({ address }) => address)
}

/** When it resolves, the door has read what was sent before: it answered somebody who came later. */
async function fence({ port }: OpenDoor): Promise<void> {
  const peer = await Peer.connect(port, '127.0.0.3')
  peer.send('fence\n')
  await peer.hears('hello fence')
  await peer.hangUp()
}

test('[DOOR3] who says nothing is greeted after a second', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  open.clock.advance(limits.greetingDelayMs - 1)
  assert.equal(open.line.connections.length, 0)
  open.clock.advance(1)
  await peer.hears('nick? ')
  peer.send('ana\n')
  await peer.hears('hello ana')
  assert.equal(await peer.hangUp(), 'nick? hello ana\r\n')
})

test('[DOOR3] who speaks first is greeted, then answered, and what was pasted along is read', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('ana\r\noi\r\ntudo bem?\r\n')
  await peer.hears('bem?')
  open.clock.advance(limits.greetingDelayMs)
  assert.equal(await peer.hangUp(), 'nick? hello ana\r\nsaid oi\r\nsaid tudo bem?\r\n')
})

test('[DOOR1] HTTP is answered however its bytes arrive, and no byte stands before the answer', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  for (const letter of request) peer.send(letter)
  assert.match(await peer.ended(), /^HTTP\/1\.1 200 /)
  assert.equal(open.line.connections.length, 0)
})

test('[DOOR1] an IRC client is told in one line that IRC is not spoken yet', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('CAP LS 302\r\nNICK ana\r\nUSER ana 0 * :Ana\r\n')
  assert.match(await peer.hangUp(), /^ERROR :[^\r\n]+\r\n$/)
})

test('[DOOR1] a TLS hello is closed with a fatal alert', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]))
  await peer.hangUp()
  assert.deepEqual([...peer.bytes], [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 40])
})

test('[DOOR1] a person called nick cave is a person', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('nick cave\n')
  await peer.hears('hello nick cave')
})

test('[DOOR2] half a character is handed on as it came', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  const nick = Buffer.from('Éva\n')
  peer.send(nick.subarray(0, 1))
  await peer.hears('nick? ')
  assert.equal(open.line.connections[0]?.stage, 'mid_line')
})

test('[DOOR2] a prefix of a request waits, and never becomes a nick', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('GET')
  await fence(open)
  open.clock.advance(limits.greetingDelayMs)
  assert.equal(await peer.hangUp(), '')
  assert.deepEqual(listAddresses(open), ['127.0.0.3'])
})

test('[DOOR2] a prefix has 30 s from accept, which no byte renews', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('USER ana ')
  await fence(open)
  open.clock.advance(limits.sniffMs - 1)
  peer.send('b')
  await fence(open)
  open.clock.advance(1)
  assert.equal(await peer.ended(), '')
})

test('[DOOR2] a prefix that begins later has 30 s too', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  open.clock.advance(limits.sniffMs)
  await peer.hears('nick? ')
  peer.send('taken\nGE')
  await peer.hears('taken. nick? ')
  open.clock.advance(limits.sniffMs)
  assert.equal(await peer.ended(), 'nick? taken. nick? closed: idle\r\n')
})

test('[DOOR5] bytes are sniffed until a nick is accepted: a greeted connection can still be HTTP', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  await peer.hears('nick? ')
  peer.send('taken\r\n')
  await peer.hears('taken. nick? ')
  peer.send(request.slice(0, 5))
  peer.send(request.slice(5))
  assert.match(await peer.ended(), /^nick\? taken\. nick\? HTTP\/1\.1 200 /)
  assert.equal(open.line.connections[0]?.isAbandoned, true)
  assert.equal(open.line.connections[0]?.closed, undefined)
})

test('[DOOR5] with a nick, what looks like a request is what a person says', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('ana\n')
  await peer.hears('hello ana')
  peer.send('GET / HTTP/1.1\nNICK x\n')
  await peer.hears('said NICK x')
  assert.equal(await peer.hangUp(), 'nick? hello ana\r\nsaid GET / HTTP/1.1\r\nsaid NICK x\r\n')
})

test('[DOOR5] while a nick is being decided nothing is taken for a request', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('slow\nGET / HTTP/1.1\n')
  await peer.hears('said GET / HTTP/1.1')
  peer.send('NICK x\n')
  await peer.hears('said NICK x')
  open.line.connections[0]?.decide()
  await peer.hears('hello slow')
  peer.send('oi\n')
  await peer.hears('said oi')
})

test('[DOOR4] where browsers come from nobody is greeted unasked for ten minutes, elsewhere one is', async () => {
  await using open = await openDoor()
  const browser = await arrive(open)
  browser.send(request)
  await browser.ended()
  const spare = await arrive(open)
  const person = await arrive(open, '127.0.0.2')
  open.clock.advance(limits.greetingDelayMs)
  await person.hears('nick? ')
  assert.equal(open.line.connections.length, 1)
  spare.send(request)
  assert.match(await spare.ended(), /^HTTP\/1\.1 200 /)
  await until('only the person is left', () => open.door.connections === 1)
  open.clock.advance(limits.browserMemoryMs)
  const later = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  await later.hears('nick? ')
})

test('[DOOR4] what waits to be read when the greeting is due is read first', async () => {
  await using open = await openDoor()
  const browser = await arrive(open)
  const asked = open.clock.soon.bind(open.clock)
  // the turn was a long one: its timers ring while the request waits in the socket
  open.clock.soon = (f) => void once(browser.socket, 'data').then(() => asked(f))
  open.clock.advance(limits.greetingDelayMs)
  browser.send(request)
  assert.match(await browser.ended(), /^HTTP\/1\.1 200 /)
  assert.equal(open.line.connections.length, 0)
})

test('[DOOR4] a browser that was greeted loses what it opened with it, and nothing else', async () => {
  await using open = await openDoor()
  const earlier = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  const [browser, spare] = [await arrive(open), await arrive(open)]
  const talker = await arrive(open)
  const other = await arrive(open, '127.0.0.2')
  open.clock.advance(limits.greetingDelayMs)
  for (const peer of [earlier, browser, spare, talker, other]) await peer.hears('nick? ')
  talker.send('taken\r\n')
  await talker.hears('taken. nick? ')
  browser.send(request)
  assert.equal(await spare.ended(), 'nick? ')
  await browser.ended()
  for (const [index, peer] of [earlier, talker, other].entries()) {
    peer.send(`ana${index}\n`)
    await peer.hears(`hello ana${index}`)
  }
})

test('[DOOR4] where browsers come from the greeting follows the first line', async () => {
  await using open = await openDoor()
  const hello = await arrive(open)
  hello.send(Buffer.from([0x16]))
  await hello.hangUp()
  const peer = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  assert.equal(open.line.connections.length, 0)
  peer.send('ana\n')
  await peer.hears('nick? hello ana')
})

test('[DOOR4] an open HTTP connection keeps its address quiet however long it stays', async () => {
  await using open = await openDoor()
  const browser = await arrive(open)
  browser.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await browser.hears('200 OK')
  open.clock.advance(2 * limits.browserMemoryMs)
  const spare = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  assert.equal(await spare.hangUp(), '')
  assert.equal(open.line.connections.length, 0)
})
