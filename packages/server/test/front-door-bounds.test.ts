import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { doorTexts, limits } from '@papo/protocol'
import { FrontDoor } from '../src/transport/front-door.ts'
import { doorOptions, openDoor } from './support/door.ts'
import { HandClock } from './support/hand-clock.ts'
import { Peer } from './support/peer.ts'
import { until } from './support/until.ts'
import type { OpenDoor } from './support/door.ts'

const texts = doorTexts['pt-BR']

async function arrive({ door, port }: OpenDoor): Promise<Peer> {
  const before = door.nickless
  const peer = await Peer.connect(port)
  await until('the door sees a connection', () => door.nickless > before)
  return peer
}

async function enter(port: number, nick: string): Promise<Peer> {
  const peer = await Peer.connect(port)
  peer.send(`${nick}\n`)
  await peer.hears(`hello ${nick}`)
  return peer
}

test('[DOOR6] when too many wait without a nick, the one who waits longest goes first', async () => {
  await using open = await openDoor('any', { budget: { connections: 6, farewells: 8 } })
  const ana = await enter(open.port, 'ana')
  const first = await arrive(open)
  const second = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  await second.hears('nick? ')
  const third = await arrive(open)
  await Peer.connect(open.port)
  assert.equal(await first.ended(), 'nick? closed: crowded\r\n')
  assert.equal(second.text, 'nick? ')
  third.send('caio\n')
  await third.hears('hello caio')
  ana.send('oi\n')
  await ana.hears('said oi')
})

test('[DOOR6] who goes before a greeting is told why, unless a browser may sit there', async () => {
  await using open = await openDoor('any', { budget: { connections: 4, farewells: 8 } })
  const silent = await arrive(open)
  await arrive(open)
  await Peer.connect(open.port)
  assert.equal(await silent.ended(), `${texts.crowded}\r\n`)
})

test('[DOOR6] when there is no room a newcomer is refused in one sentence, and let in when there is', async () => {
  const refused: string[] = []
  const onRefused = (address: string, why: string): void => void refused.push(`${address} ${why}`)
  await using open = await openDoor('any', { budget: { connections: 2, farewells: 8 }, onRefused })
  const ana = await enter(open.port, 'ana')
  await enter(open.port, 'bia')
  const late = await Peer.connect(open.port)
  assert.equal(await late.ended(), `${texts.full}\r\n`)
  assert.deepEqual(refused, ['127.0.0.1 full'])
  await ana.hangUp()
  await until('ana is gone', () => open.door.connections === 1)
  await enter(open.port, 'caio')
})

test('[DOOR6] who is refused and never hangs up is cut, the oldest first where there are many', async () => {
  await using open = await openDoor('any', { budget: { connections: 1, farewells: 2 } })
  await enter(open.port, 'ana')
  const refused = [await Peer.connect(open.port), await Peer.connect(open.port), await Peer.connect(open.port)]
  for (const peer of refused) assert.equal(await peer.ended(), `${texts.full}\r\n`)
  open.clock.advance(limits.farewellMs)
  for (const peer of refused) await peer.hangUp()
  assert.equal(open.door.connections, 1)
})

test('[DOOR6] a person has five minutes for a nick, and with a nick all the time', async () => {
  await using open = await openDoor()
  const ana = await enter(open.port, 'ana')
  const silent = await arrive(open)
  open.clock.advance(limits.nickPromptMs - 1)
  await silent.hears('nick? ')
  silent.send('taken\n')
  await silent.hears('taken. nick? ')
  open.clock.advance(1)
  assert.equal(await silent.ended(), 'nick? taken. nick? closed: idle\r\n')
  ana.send('oi\n')
  await ana.hears('said oi')
})

test('[DOOR6] a silent connection of a browser has five minutes too, and ends without a byte', async () => {
  await using open = await openDoor()
  const browser = await arrive(open)
  browser.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await browser.hears('200 OK')
  const spare = await arrive(open)
  open.clock.advance(limits.nickPromptMs)
  assert.equal(await spare.ended(), '')
})

test('[DOOR6] half a first line has 30 s', async () => {
  await using open = await openDoor()
  const peer = await arrive(open)
  peer.send('an')
  await peer.hears('nick? ')
  open.clock.advance(limits.sniffMs)
  assert.equal(await peer.ended(), 'nick? closed: idle\r\n')
})

test('[DOOR8] on a door of kind line the server speaks first, and nothing is sniffed', async () => {
  await using open = await openDoor('line')
  const peer = await arrive(open)
  await peer.hears('nick? ')
  peer.send('NICK x\n')
  await peer.hears('hello NICK x')
})

test('[DOOR8] on a door of kind irc a client need not speak first', async () => {
  await using open = await openDoor('irc')
  const peer = await Peer.connect(open.port)
  assert.match(await peer.hangUp(), /^ERROR :/)
})

test('[DOOR8] on a door of kind http everything is HTTP or TLS, and silence is cut after 30 s', async () => {
  await using open = await openDoor('http')
  const [web, tls, silent] = [await arrive(open), await arrive(open), await arrive(open)]
  web.send('ana\r\n\r\n')
  const refusal = await web.ended()
  assert.match(refusal, /^HTTP\/1\.1 400 Bad Request\r\n/)
  assert.ok(refusal.endsWith(`\r\n\r\n${doorTexts['pt-BR'].notHttp}\r\n`), refusal)
  tls.send(Buffer.from([0x16]))
  await tls.hangUp()
  assert.equal(tls.bytes[0], 0x15)
  open.clock.advance(limits.sniffMs)
  assert.equal(await silent.ended(), '')
})

test('[DOOR8] a port that is taken opens no door at all', async () => {
  const options = doorOptions(new HandClock())
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0
  const door = new FrontDoor(options)
  const specs = [0, taken].map((port) => ({ kind: 'any', host: '127.0.0.1', port }) as const)
  await assert.rejects(door.listen(specs), { code: 'EADDRINUSE' })
  assert.equal(options.clock.timers, 0)
  other.close()
})

test('[DOOR8] a door that closes ends who has no nick, and waits for who has', async () => {
  const open = await openDoor()
  const ana = await enter(open.port, 'ana')
  const asked = await arrive(open)
  open.clock.advance(limits.greetingDelayMs)
  await asked.hears('nick? ')
  const silent = await arrive(open)
  const browser = await arrive(open)
  browser.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await browser.hears('200 OK')
  const closed = open.door.close()
  assert.equal(await asked.hangUp(), 'nick? closed: stopping\r\n')
  assert.equal(await silent.ended(), '')
  await browser.hangUp()
  ana.send('oi\n')
  await ana.hears('said oi')
  await ana.hangUp()
  await closed
  await until('all have left', () => open.door.connections === 0)
  assert.equal(open.clock.timers, 0)
})
