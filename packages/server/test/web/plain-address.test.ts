import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Visitor } from '../../src/core/visitor.ts'
import { roomNames } from '../support/core.ts'
import { Peer } from '../support/peer.ts'
import { until } from '../support/until.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { HttpAnswer, WebHouse } from '../support/web-house.ts'

interface Said {
  readonly token: string
  readonly text: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

function say(house: WebHouse, { token, text, headers = {} }: Said): Promise<HttpAnswer> {
  return house.ask({
    method: 'POST',
    path: '/s/geral',
    headers: { Authorization: `Bearer ${token}`, ...headers },
    body: text,
  })
}

test('[HTTP4] what is posted to a room is told there, and answered by its seq', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.enter('Lari')
  const token = await house.enter('Robo')
  const { status, body, headers } = await say(house, { token, text: 'olá 🌎\n' })
  assert.equal(status, 201)
  await lari.hears(({ event }) => event?.seq === Number(body))
  assert.equal(headers['papo-seq'], body.trim())
  assert.deepEqual(lari.texts, ['olá 🌎'])
  const json = await say(house, { token, text: 'de novo', headers: { Accept: 'application/json' } })
  const answer = JSON.parse(json.body) as { seq: number; room: number; at: number }
  assert.equal(answer.seq, Number(body) + 1)
})

test('[HTTP4] who posts to the room where people land makes it, once', async (t) => {
  const house = await openWebHouse(t)
  const tokens = [await house.enter('Robo'), await house.enter('Bot')]
  const said = await Promise.all(tokens.map((token) => say(house, { token, text: 'oi' })))
  assert.deepEqual(
    said.map(({ status }) => status),
    [201, 201],
  )
  assert.deepEqual(roomNames(house.hub), ['geral'])
})

test('[HTTP4] who posts enters quietly: nobody is told that he came or went', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  const room = await lari.enter('Lari')
  const token = await house.enter('Robo')
  await say(house, { token, text: 'oi' })
  await lari.hears(({ event }) => event?.kind === 'message')
  await lari.ask<'who'>({ verb: 'who', room: { id: room } })
  const told = lari.signals.filter((signal) => signal.type !== 'joined' || signal.nick !== 'Lari')
  assert.deepEqual(told, [])
})

test('[HTTP4] a message with a key is said once, however often it is posted', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  await lari.enter('Lari')
  const token = await house.enter('Robo')
  const headers = { 'Idempotency-Key': 'abc-1' }
  const first = await say(house, { token, text: 'oi', headers })
  const second = await say(house, { token, text: 'oi', headers })
  assert.equal(second.body, first.body)
  await lari.hears(({ event }) => event?.seq === Number(first.body))
  assert.deepEqual(lari.texts, ['oi'])
})

const refused: ReadonlyArray<readonly [string, Partial<Said>, number]> = [
  ['without a token', { headers: { Authorization: '' } }, 401],
  ['with a token that is none', { token: 'nobody' }, 401],
  ['of nothing', { text: ' ' }, 400],
  ['of 16,385 bytes', { text: 'é'.repeat(8_192) + 'x' }, 413],
  ['of more than 4,000 characters', { text: 'x'.repeat(4_001) }, 413],
  ['that is not UTF-8', { text: Buffer.from([0xff, 0x41]) }, 400],
  ['with a key of 65 characters', { headers: { 'Idempotency-Key': 'k'.repeat(65) } }, 400],
  ['with an empty key', { headers: { 'Idempotency-Key': '' } }, 400],
]

for (const [name, said, status] of refused) {
  test(`[HTTP4] a message ${name} is answered by ${status}, and said to nobody`, async (t) => {
    const house = await openWebHouse(t)
    const lari = await house.connect()
    const room = await lari.enter('Lari')
    const token = await house.enter('Robo')
    assert.equal((await say(house, { token, text: 'oi', ...said })).status, status)
    const { page } = await lari.ask<'history'>({ verb: 'history', room, limit: 10 })
    assert.deepEqual(page.messages, [])
  })
}

for (const [language, told] of [
  ['pt-BR', 'Ninguém entrou ainda: quem entrar primeiro cria a sala geral.\n'],
  ['en', 'Nobody has come in yet: who comes first makes the room geral.\n'],
] as const) {
  test(`[HTTP5] who reads the room where people land before anybody came is told so, in ${language}`, async (t) => {
    const house = await openWebHouse(t)
    const headers = { 'Accept-Language': language }
    for (const path of ['/s/geral.txt', '/s/geral.txt?follow']) {
      const { status, body } = await house.ask({ path, headers })
      assert.deepEqual([status, body], [404, told])
    }
    const token = await house.enter('Robo')
    await say(house, { token, text: 'oi' })
    assert.equal((await house.ask({ path: '/s/geral.txt', headers })).body, '[Robo] oi\n')
  })
}

test('[HTTP4] a room that is none is answered by 404, with the nearest or without', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Robo')
  const headers = { Authorization: `Bearer ${token}` }
  assert.equal((await house.ask({ method: 'POST', path: '/s/nada', headers, body: 'oi' })).status, 404)
  assert.equal((await house.ask({ path: '/s/nada.txt' })).status, 404)
})

test('[HTTP8] who posts too fast is answered by 429, with the time to wait', async (t) => {
  const house = await openWebHouse(t, {
    settings: { isRateLimited: true },
    limits: { messageBurst: 2, messageRefillMs: 60_000 },
  })
  const lari = await house.connect()
  await lari.enter('Lari')
  const token = await house.enter('Robo')
  const answers = [
    await say(house, { token, text: '1' }),
    await say(house, { token, text: '2' }),
    await say(house, { token, text: '3' }),
  ]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 429],
  )
  assert.ok(Number(answers[2]?.headers['retry-after']) >= 1)
})

test('[HTTP5] a room is read as lines: its newest, those after a seq, and each with its seq', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  const room = await lari.enter('Lari')
  for (let count = 1; count <= 25; count += 1)
    await lari.ask<'send'>({ verb: 'send', room, text: `oi ${count}`, style: 'say', key: `k${count}` })
  const newest = await house.ask({ path: '/s/geral.txt' })
  assert.equal(newest.headers['content-type'], 'text/plain; charset=utf-8')
  const lines = Array.from({ length: 20 }, (_, index) => `[Lari] oi ${index + 6}\n`)
  assert.equal(newest.body, lines.join(''))
  const seq = Number(newest.headers['papo-seq'])
  assert.equal((await house.ask({ path: `/s/geral.txt?after=${seq}` })).body, '')
  assert.equal((await house.ask({ path: `/s/geral.txt?after=${seq - 1}&seq` })).body, `${seq} [Lari] oi 25\n`)
  assert.equal((await house.ask({ path: '/s/Geral.txt?after=0' })).body.split('\n').length, 26)
  for (const after of ['-1', 'x', '1e3', ''])
    assert.equal((await house.ask({ path: `/s/geral.txt?after=${after}` })).status, 400)
})

test('[HTTP5] with follow the lines go on as they are said, until the reader or the server goes', async (t) => {
  const house = await openWebHouse(t)
  const lari = await house.connect()
  const room = await lari.enter('Lari')
  await lari.ask<'send'>({ verb: 'send', room, text: 'antes', style: 'say', key: 'k1' })
  const peer = await house.connectPeer()
  peer.send('GET /s/geral.txt?follow HTTP/1.1\r\nHost: x\r\n\r\n')
  await peer.hears('[Lari] antes\n')
  // what is told to those present and not kept is nothing to a follower, and not the end either
  const dora = await house.connect()
  await dora.enter('Dora')
  await lari.hears(({ signal }) => signal?.type === 'joined' && signal.nick === 'Dora')
  await lari.ask<'send'>({ verb: 'send', room, text: 'depois', style: 'say', key: 'k2' })
  await peer.hears('[Lari] depois\n')
  assert.ok(peer.text.indexOf('antes') < peer.text.indexOf('depois'))
  await house.hub.stop()
  await until('the end of the stream', () => peer.text.endsWith('\r\n0\r\n\r\n'))
})

test('[HTTP5] who follows from a seq gets all that came after it, in pages, each line once', async (t) => {
  const house = await openWebHouse(t, { limits: { pageEvents: 7 } })
  const lari = await house.connect()
  const room = await lari.enter('Lari')
  const texts = Array.from({ length: 60 }, (_, index) => `nº ${index};`)
  for (const text of texts)
    await lari.ask<'send'>({ verb: 'send', room, text, style: 'say', key: text.replaceAll(/\W/g, '') })
  const peer = await Peer.connect(house.port)
  t.after(() => peer.socket.destroy())
  peer.send('GET /s/geral.txt?after=0&follow HTTP/1.0\r\nHost: x\r\n\r\n')
  await peer.hears('nº 59;')
  const heard = peer.text.slice(peer.text.indexOf('\r\n\r\n') + 4).match(/nº \d+;/g)
  assert.deepEqual(heard, texts)
})

test('[HTTP5] a place that the room never came to is none, with follow too', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Robo')
  const { headers } = await say(house, { token, text: 'oi' })
  const head = Number(headers['papo-seq'])
  for (const end of ['', '&follow', '&seq'])
    assert.equal((await house.ask({ path: `/s/geral.txt?after=${head + 1}${end}` })).status, 400, end)
  assert.equal((await house.ask({ path: `/s/geral.txt?after=${head}` })).status, 200)
})

const foreign: ReadonlyArray<readonly [string, string, string]> = [
  ...['DELETE', 'PATCH', 'OPTIONS'].map((method) => [method, '/s/geral', 'GET, HEAD, POST, PUT'] as const),
  ...['POST', 'PUT', 'DELETE'].map((method) => [method, '/s/geral.txt', 'GET, HEAD'] as const),
]
for (const [method, path, allowed] of foreign) {
  test(`[HTTP6] ${method} ${path} is answered by 405, and what it takes`, async (t) => {
    const house = await openWebHouse(t)
    const { status, headers } = await house.ask({ method, path })
    assert.equal(status, 405)
    assert.equal(headers.allow, allowed)
  })
}

test('[HTTP9] who breaks off a body, or is too slow with it, is no fault of the server', async (t) => {
  const errors: unknown[] = []
  const limits = { httpHeadMs: 500, httpRequestMs: 500 }
  const house = await openWebHouse(t, { limits, onError: (error) => errors.push(error) })
  const { token } = await Visitor.enroll(house.hub, 'Robo')
  const head = `POST /s/geral HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 9\r\n\r\nabc`
  const hasty = await house.connectPeer()
  hasty.send(head)
  hasty.socket.resetAndDestroy()
  const slow = await house.connectPeer()
  slow.send(head)
  assert.match(await slow.ended(), /^HTTP\/1\.1 408 /)
  assert.deepEqual(errors, [])
})
