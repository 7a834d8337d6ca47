import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import { until } from '../support/until.ts'
import { openWebHouse } from '../support/web-house.ts'

test('[SOCKET2] a command with a ref is answered by that ref, one without is not', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  lari.send(JSON.stringify({ verb: 'hello', nick: 'Lari', ref: 7, room: 'geral' }))
  const { answer } = await lari.hears(({ ref }) => ref === 7)
  assert.equal((answer as { user: { nick: string } }).user.nick, 'Lari')
  lari.send(JSON.stringify({ verb: 'who' }))
  await lari.ask<'rooms'>({ verb: 'rooms' })
  assert.deepEqual(
    lari.told.filter((told) => 'answer' in told).map(({ ref }) => ref),
    [7, 1],
  )
})

test('[SOCKET2] what is said is answered, then told to everybody, the author too', async (t) => {
  const house = await openWebHouse(t)
  const [lari, beto] = [await house.connect(), await house.connect()]
  const room = await lari.enter('Lari')
  await beto.enter('Beto')
  const { seq } = await lari.ask<'send'>({ verb: 'send', room, text: 'olá 🌎', style: 'say', key: 'k1' })
  await beto.hears(({ event }) => event?.seq === seq)
  await lari.hears(({ event }) => event?.seq === seq)
  const [answered, told] = [lari.told.findIndex(({ ref }) => ref === 3), lari.told.findIndex(({ event }) => event)]
  assert.ok(answered < told, `${answered} ${told}`)
  assert.deepEqual(beto.texts, ['olá 🌎'])
})

const misread: ReadonlyArray<readonly [string, string, { code: string; ref?: number }]> = [
  ['no JSON', 'nope', { code: 'frame_invalid' }],
  ['half of it', '{"verb":"hello"', { code: 'frame_invalid' }],
  ['an array', '[]', { code: 'frame_invalid' }],
  ['null', 'null', { code: 'frame_invalid' }],
  ['no verb', '{"ref":3}', { code: 'verb_unknown', ref: 3 }],
  ['an unknown verb', '{"verb":"fly","ref":4}', { code: 'verb_unknown', ref: 4 }],
  ['a verb of every object', '{"verb":"constructor","ref":4}', { code: 'verb_unknown', ref: 4 }],
  ['a wrong type', '{"verb":"send","ref":5,"room":"geral"}', { code: 'frame_invalid', ref: 5 }],
  ['a ref that is none', '{"verb":"rooms","ref":-1}', { code: 'frame_invalid' }],
  ['a number as its verb', '{"verb":1,"ref":6}', { code: 'verb_unknown', ref: 6 }],
]

for (const [name, frame, expected] of misread) {
  test(`[SOCKET3] a frame of ${name} is answered by its error, and the next one is read`, async (t) => {
    const house = await openWebHouse(t)
    const lari = await house.connect()
    lari.send(frame)
    const { error, ref } = await lari.hears(({ error }) => error !== undefined)
    assert.deepEqual({ code: error?.code, ...(ref !== undefined && { ref }) }, expected)
    assert.ok(error && error.text.length > 0)
    await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  })
}

test('[SOCKET3] errors have words in the language of hello', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari', language: 'en' })
  lari.send('{"verb":"join","ref":9,"room":{"slug":"nowhere"}}')
  const { error } = await lari.hears(({ ref }) => ref === 9)
  assert.equal(error?.code, 'room_not_found')
  assert.match(error?.text ?? '', /^Room nowhere does not exist/)
})

test('[SOCKET3] who sends more than 20 frames that are no command is closed by 4400', async (t) => {
  const house = await openWebHouse(t)
  const [lari, beto] = [await house.connect(), await house.connect()]
  await beto.enter('Beto')
  for (let count = 0; count <= limits.framesMisread; count += 1) lari.send('{')
  assert.equal(await lari.ended(), 4400)
  assert.equal(lari.told.length, limits.framesMisread + 1)
  await beto.ask<'rooms'>({ verb: 'rooms' })
})

test('[SOCKET2] a thousand commands in one write are answered in their order', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  const { _socket: socket } = lari.websocket as unknown as { _socket: { cork(): void; uncork(): void } }
  socket.cork()
  for (let ref = 1000; ref < 2000; ref += 1) lari.send(JSON.stringify({ verb: 'rooms', ref }))
  socket.uncork()
  await lari.hears(({ ref }) => ref === 1999)
  const refs = lari.told.map(({ ref }) => ref ?? 0).filter((ref) => ref >= 1000)
  assert.deepEqual(
    refs,
    Array.from({ length: 1000 }, (_, index) => 1000 + index),
  )
})

test('[SOCKET6] who is silent for a minute is asked, and closed by 4504 when he does not answer', async (t) => {
  const clock = new HandClock()
  const house = await openWebHouse(t, { clock })
  const [lari, mute] = [await house.connect(), await house.connect()]
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  await mute.ask<'hello'>({ verb: 'hello', nick: 'Beto' })
  const pings = { lari: 0, mute: 0 }
  lari.websocket.on('ping', () => (pings.lari += 1))
  mute.websocket.removeAllListeners('ping')
  Reflect.set(mute.websocket, '_autoPong', false)
  mute.websocket.on('ping', () => (pings.mute += 1))
  clock.advance(limits.pingAfterMs)
  await until('both were asked', () => pings.lari + pings.mute === 2)
  // an answer of his own stands behind the pong
  await lari.ask<'rooms'>({ verb: 'rooms' })
  clock.advance(limits.pongMs)
  assert.equal(await mute.ended(), 4504)
  assert.equal(lari.closed, undefined)
  await lari.ask<'rooms'>({ verb: 'rooms' })
})

test('[SOCKET8] who does not say hello within 30 s is closed by 4400', async (t) => {
  const clock = new HandClock()
  const house = await openWebHouse(t, { clock })
  const [lari, mute] = [await house.connect(), await house.connect()]
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  await until('both are there', () => house.hub.sessions.size === 2)
  clock.advance(limits.helloMs)
  assert.equal(await mute.ended(), 4400)
  assert.equal(lari.closed, undefined)
})

test('[SOCKET7] a token that is none is told, and closes by 4401', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  lari.send('{"verb":"hello","ref":1,"token":"nobody"}')
  assert.equal(await lari.ended(), 4401)
  assert.equal(lari.told[0]?.error?.code, 'token_invalid')
})

test('[SOCKET7] one session more than a user may have closes by 4409', async (t) => {
  const house = await openWebHouse(t, { limits: { sessionsPerUser: 1 } })
  const [one, two] = [await house.connect(), await house.connect()]
  const { token } = await one.ask<'hello'>({ verb: 'hello', nick: 'Lari', keep: true })
  two.send(JSON.stringify({ verb: 'hello', ref: 1, token }))
  assert.equal(await two.ended(), 4409)
  assert.equal(two.told[0]?.error?.code, 'sessions_full')
})

test('[SOCKET7] a server that stops says so, and closes by 4503', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  await house.hub.stop()
  assert.equal(await lari.ended(), 4503)
  assert.equal(lari.signals.at(-1)?.type, 'stopping')
})

test('[SOCKET9] a program is told its token, and comes back by it', async (t) => {
  const house = await openWebHouse(t)
  const [lari, again] = [await house.connect(), await house.connect()]
  const first = await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari', keep: true })
  const second = await again.ask<'hello'>({ verb: 'hello', token: first.token ?? '' })
  assert.deepEqual(second.user, first.user)
})

test('[SOCKET10] who repeats his claim is the same person, and keeps his nick', async (t) => {
  const house = await openWebHouse(t)
  const claim = 'c'.repeat(32)
  const ends: string[] = []
  for (let i = 0; i < 3; i++) {
    const lari = await house.connect()
    const { user, token } = await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari', claim })
    ends.push(`${user.id} ${user.nick} ${token}`)
    if (i === 0) lari.destroy()
  }
  assert.deepEqual(
    ends,
    Array.from(ends, () => `1 Lari ${claim}`),
  )
  const other = await house.connect()
  await assert.rejects(other.ask<'hello'>({ verb: 'hello', nick: 'Lari', claim: 'd'.repeat(32) }), /nick_taken/)
})

test('[SOCKET10] a claim said by several at once makes one person', async (t) => {
  const house = await openWebHouse(t)
  const all = await Promise.all(Array.from({ length: 8 }, () => house.connect()))
  const claim = 'claim-'.repeat(8)
  const answers = await Promise.all(all.map((one) => one.ask<'hello'>({ verb: 'hello', nick: 'Lari', claim })))
  assert.equal(new Set(answers.map(({ user }) => user.id)).size, 1)
})

for (const claim of ['', 'x'.repeat(31), 'x'.repeat(129), `${'x'.repeat(40)} `])
  test(`[SOCKET10] a claim of ${claim.length} characters that could be guessed is none: ${JSON.stringify(claim.slice(-2))}`, async (t) => {
    const house = await openWebHouse(t)
    const lari = await house.connect()
    await assert.rejects(lari.ask<'hello'>({ verb: 'hello', nick: 'Lari', claim }), /frame_invalid/)
  })

test('[SOCKET9] a page is who its cookie proves, and is told no token', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Lari')
  const headers = { Origin: `http://127.0.0.1:${house.port}`, Cookie: `other=1; papo-${house.port}=${token}` }
  const page = await house.connect({ headers })
  const { user, token: told } = await page.ask<'hello'>({ verb: 'hello', keep: true, claim: 'c'.repeat(32) })
  assert.equal(user.nick, 'Lari')
  assert.equal(told, undefined)
})

test('connection, nick and end are written down', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari' })
  await lari.ask<'nick'>({ verb: 'nick', nick: 'Lara' })
  await lari.ask<'rooms'>({ verb: 'rooms' })
  lari.websocket.close()
  await until('the end is written down', () => house.events.some(({ event }) => event === 'disconnected'))
  assert.deepEqual(
    house.events.map(({ event }) => event),
    ['connected', 'named', 'renamed', 'disconnected'],
  )
})

test('[SOCKET5] what a room tells in one turn is one write for each reader, each event a frame', async (t) => {
  const house = await openWebHouse(t)
  const [lari, beto] = [await house.connect(), await house.connect()]
  const room = await lari.enter('Lari')
  await beto.enter('Beto')
  const { _socket: socket } = beto.websocket as unknown as { _socket: NodeJS.ReadableStream }
  const reads: number[] = []
  let frames = 0
  socket.prependListener('data', () => void reads.push(frames))
  beto.websocket.on('message', () => (frames += 1))
  for (let count = 0; count < 20; count += 1)
    lari.send(JSON.stringify({ verb: 'send', room, text: `oi ${count}`, style: 'say', key: `k${count}` }))
  await beto.hears(({ event }) => event?.kind === 'message' && event.text === 'oi 19')
  assert.equal(beto.texts.length, 20)
  assert.ok(reads.length < 20, `${reads.length} reads`)
})

test('[SOCKET1] no subprotocol is agreed on, whatever is offered', async (t) => {
  const house = await openWebHouse(t)
  const peer = await house.connectPeer()
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  const offer = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: chat, papo'
  peer.send(`GET /ws HTTP/1.1\r\nHost: x\r\n${offer}\r\n${key}\r\n\r\n`)
  await peer.hears('\r\n\r\n')
  assert.match(peer.text, /^HTTP\/1\.1 101 /)
  assert.doesNotMatch(peer.text, /^sec-websocket-protocol/im)
})
