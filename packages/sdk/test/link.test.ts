import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientState } from '@papo/sdk'
import { FakeServer } from './support/fake-server.ts'
import { openHouse, openRoom } from './support/house.ts'
import { settle } from './support/hand-clock.ts'

test('a client connects by itself, and says who it is', async (t) => {
  const { client, server } = openHouse(t, { language: 'en' })
  assert.deepEqual(client.state, { type: 'connecting', attempt: 0 })
  await client.ready()
  assert.deepEqual(client.state, { type: 'ready' })
  assert.deepEqual(client.me, { id: 7, nick: 'Ana' })
  assert.equal(client.server, 'Casa')
  const [hello] = server.received('hello')
  const { claim = '', ...rest } = hello ?? {}
  assert.deepEqual(rest, { verb: 'hello', protocol: 1, nick: 'Ana', language: 'en', ref: 1 })
  assert.match(claim, /^[\w-]{32,128}$/)
})

test('after a cut it tries again after 1, 2, 4, 8, 15, then every 30 s', async (t) => {
  const { client, server, clock } = openHouse(t, { ports: { random: () => 0.5 } })
  await client.ready()
  server.isThere = false
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    server.socket.cut()
    const { state } = client
    assert.equal(state.type, 'waiting')
    assert.ok(state.type === 'waiting')
    waits.push(state.until - clock.now())
    assert.equal(state.attempt, i + 1)
    await clock.advance(waits.at(-1)! - 1)
    assert.equal(server.sockets.length, i + 1)
    await clock.advance(1)
    assert.equal(server.sockets.length, i + 2)
  }
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000])
})

test('the waits are a fifth shorter or longer, by chance', async (t) => {
  for (const [random, wait] of [
    [0, 800],
    [0.999_999, 1_200],
  ] as const) {
    const { client, server, clock } = openHouse(t, { ports: { random: () => random } })
    await client.ready()
    server.socket.cut()
    assert.ok(client.state.type === 'waiting')
    assert.equal(client.state.until - clock.now(), wait)
  }
})

test('it tries at once when it is woken, and when it is asked to', async (t) => {
  const { client, server, wake } = openHouse(t)
  await client.ready()
  server.socket.cut()
  wake()
  assert.equal(client.state.type, 'connecting')
  await client.ready()
  server.socket.cut()
  client.retry()
  await client.ready()
  assert.equal(server.sockets.length, 3)
})

test('whose greeting was not answered comes again by the same claim', async (t) => {
  const { client, server, clock } = openHouse(t)
  server.isMute = true
  await settle()
  server.socket.cut()
  server.isMute = false
  await clock.advance(1_200)
  await client.ready()
  const claims = server.received('hello').map(({ claim }) => claim)
  assert.equal(claims.length, 2)
  assert.ok(claims[0])
  assert.equal(claims[0], claims[1])
})

test('who comes as somebody else comes by another claim', async (t) => {
  const { client, server } = openHouse(t)
  const error = { code: 'nick_taken', text: '', detail: { given: 'Ana' } }
  server.override = (command) => (command.verb === 'hello' && command.nick === 'Ana' ? { error } : 'usual')
  await assert.rejects(client.ready(), { code: 'nick_taken' })
  client.retry({ nick: 'Bia' })
  await client.ready()
  assert.equal(new Set(server.received('hello').map(({ claim }) => claim)).size, 2)
})

test('it comes back with its token, and begins to count its waits anew', async (t) => {
  const { client, server, clock } = openHouse(t)
  await client.ready()
  server.socket.cut()
  await clock.advance(1_200)
  assert.equal(server.received('hello')[1]?.token, 'token')
  server.socket.cut()
  assert.ok(client.state.type === 'waiting')
  assert.equal(client.state.attempt, 1)
})

for (const code of [1000, 1002, 1003, 1007, 1008, 1009, 1010, 4000, 4401, 4499]) {
  test(`closed with ${code}, it does not come back by itself`, async (t) => {
    const { client, server, clock } = openHouse(t)
    await client.ready()
    server.socket.cut(code, 'why')
    assert.deepEqual(client.state, { type: 'stopped', reason: { type: 'cut', code, text: 'why' } })
    await clock.advance(120_000)
    assert.equal(server.sockets.length, 1)
    await assert.rejects(client.join('geral'), { name: 'Disconnected' })
  })
}

for (const code of [1001, 1005, 1006, 1011, 1012, 4500, 4503, 4999]) {
  test(`closed with ${code}, it comes back`, async (t) => {
    const { client, server, clock } = openHouse(t)
    await client.ready()
    server.socket.cut(code)
    await clock.advance(1_200)
    await client.ready()
    assert.equal(server.sockets.length, 2)
  })
}

test('a server that stops is known to come back', async (t) => {
  const { client, server, clock } = openHouse(t)
  await client.ready()
  server.socket.tell({ signal: { type: 'stopping' } })
  server.socket.cut()
  assert.ok(client.state.type === 'waiting' && client.state.isRestarting)
  await clock.advance(1_200)
  await client.ready()
  server.socket.cut()
  assert.ok(client.state.type === 'waiting' && !client.state.isRestarting)
})

test('a refused nick stops it, and another one begins anew', async (t) => {
  const { client, server } = openHouse(t)
  const error = { code: 'nick_taken', text: 'já existe', detail: { suggestions: ['Ana2'] } }
  server.override = (command) => (command.verb === 'hello' ? { error } : 'usual')
  await assert.rejects(client.ready(), { name: 'RefusedError', code: 'nick_taken', text: 'já existe' })
  const { state } = client
  assert.ok(state.type === 'stopped' && state.reason.type === 'refused')
  server.override = () => 'usual'
  client.retry({ nick: 'Ana2' })
  await client.ready()
  assert.equal(client.me?.nick, 'Ana2')
})

test('a server too busy to greet is asked again later', async (t) => {
  const { client, server, clock } = openHouse(t)
  const error = { code: 'rate_limited', text: '', detail: { retryAfterMs: 5_000 } }
  server.override = (command) => (command.verb === 'hello' ? { error } : 'usual')
  await settle()
  assert.ok(client.state.type === 'waiting')
  assert.equal(client.state.until - clock.now(), 5_000)
  server.override = () => 'usual'
  await clock.advance(5_000)
  await client.ready()
})

test('woken, it does not come back sooner than the server asked, nor later', async (t) => {
  const { client, server, clock, wake } = openHouse(t, { ports: { random: () => 0.5 } })
  const error = { code: 'rate_limited', text: '', detail: { retryAfterMs: 5_000 } }
  server.override = (command) => (command.verb === 'hello' ? { error } : 'usual')
  await settle()
  // the fourth wait would be 8 s by itself
  for (let i = 0; i < 3; i++) await clock.advance(5_000)
  assert.ok(client.state.type === 'waiting')
  assert.equal(client.state.until - clock.now(), 8_000)
  await clock.advance(2_000)
  wake()
  assert.ok(client.state.type === 'waiting')
  assert.equal(client.state.until - clock.now(), 3_000)
  assert.equal(client.state.attempt, 4)
  await clock.advance(2_999)
  wake()
  assert.equal(server.sockets.length, 4)
  server.override = () => 'usual'
  await clock.advance(1)
  await client.ready()
  assert.equal(server.sockets.length, 5)
})

test('woken when the wait that the server asked for is over, it comes back at once', async (t) => {
  const { client, server, clock, wake } = openHouse(t, { ports: { random: () => 0.5 } })
  const error = { code: 'rate_limited', text: '', detail: { retryAfterMs: 500 } }
  server.override = (command) => (command.verb === 'hello' ? { error } : 'usual')
  await settle()
  await clock.advance(500)
  assert.equal(server.sockets.length, 1)
  server.override = () => 'usual'
  wake()
  await client.ready()
  assert.equal(server.sockets.length, 2)
})

test('a socket that does not open is given up after 10 s', async (t) => {
  const server = new FakeServer()
  server.isThere = false
  const { client, clock } = openHouse(t, { server })
  await clock.advance(9_999)
  assert.equal(client.state.type, 'connecting')
  await clock.advance(1)
  assert.equal(client.state.type, 'waiting')
  assert.equal(server.sockets[0]?.closedWith, 4504)
})

test('a connection without answers is dead after 10 s', async (t) => {
  const { client, server, clock, room } = await openRoom(t)
  server.isMute = true
  const first = server.socket
  room.send('oi')
  await clock.advance(9_000)
  assert.equal(client.state.type, 'ready')
  await clock.advance(6_500)
  assert.equal(first.closedWith, 4504)
  assert.notEqual(server.socket, first)
})

test('where nothing is heard, something is asked; a page sees no pings', async (t) => {
  const { client, server, clock } = await openRoom(t)
  await clock.advance(40_000)
  assert.equal(server.received('presence').length, 0)
  await clock.advance(10_000)
  assert.equal(server.received('presence').length, 1)
  await clock.advance(600_000)
  assert.equal(client.state.type, 'ready')
  assert.equal(server.sockets.length, 1)
  server.isMute = true
  await clock.advance(70_000)
  assert.ok(server.sockets.length > 1)
})

test('woken, a live connection must answer at once', async (t) => {
  const { client, server, clock, wake } = await openRoom(t)
  wake()
  await clock.advance(4_000)
  assert.equal(client.state.type, 'ready')
  assert.equal(server.sockets.length, 1)
  server.isMute = true
  wake()
  await clock.advance(4_000)
  assert.equal(client.state.type, 'waiting')
})

test('what must not be asked twice is told of the cut; all else is asked again', async (t) => {
  const { client, server, clock } = await openRoom(t)
  server.override = (command) => (command.verb === 'create' || command.verb === 'who' ? undefined : 'usual')
  const created = client.create('sala')
  const who = client.who()
  await settle()
  server.socket.cut()
  await assert.rejects(created, { name: 'Disconnected' })
  server.override = (command) => (command.verb === 'who' ? { answer: { people: [] } } : 'usual')
  await clock.advance(1_200)
  assert.deepEqual(await who, [])
})

test('closed, it says so to the server and rejects what waits', async (t) => {
  const { client, server, clock } = openHouse(t)
  const states: ClientState[] = []
  client.on('state', (state) => states.push(state))
  await client.ready()
  server.socket.cut()
  const joined = client.join('geral')
  client.close()
  await assert.rejects(joined, { name: 'Disconnected' })
  await clock.advance(60_000)
  assert.equal(server.sockets.length, 1)
  assert.deepEqual(states.at(-1), { type: 'stopped', reason: { type: 'closed' } })
})
