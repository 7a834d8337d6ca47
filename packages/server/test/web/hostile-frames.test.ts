import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { frameTexts, limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import type { Peer } from '../support/peer.ts'
import { bits, frame, upgradeRequest } from '../support/raw-frames.ts'
import { until } from '../support/until.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { WebHouse, WebHouseOptions } from '../support/web-house.ts'

const { text, continuation, fin, compressed } = bits

/** A peer that has upgraded and said hello, and speaks bytes from then on. */
async function upgraded(t: TestContext, options: WebHouseOptions = {}): Promise<{ house: WebHouse; peer: Peer }> {
  const house = await openWebHouse(t, options)
  const peer = await house.connectPeer()
  peer.send(upgradeRequest(house.port))
  await peer.hears('\r\n\r\n')
  peer.send(frame(fin | text, '{"verb":"hello","ref":1,"nick":"Lari"}'))
  await peer.hears('"answer"')
  return { house, peer }
}

/** The code of the close frame at the end of what a peer was sent. */
async function closeCode(peer: Peer): Promise<number> {
  let at = -1
  await until('a close frame', () => {
    at = peer.bytes.lastIndexOf(0x88)
    return at >= 0 && peer.bytes.length >= at + 4
  })
  return peer.bytes.readUInt16BE(at + 2)
}

/** Somebody else is served as ever. */
async function othersTalk(house: WebHouse): Promise<void> {
  const other = await house.connect()
  await other.ask<'hello'>({ verb: 'hello', nick: 'Beto' })
}

test('[SOCKET4] [reliability 15] compression is never agreed on', async (t) => {
  const { peer } = await upgraded(t)
  assert.doesNotMatch(peer.text, /Sec-WebSocket-Extensions/i)
})

const bad: ReadonlyArray<readonly [string, Uint8Array, number]> = [
  ['[reliability 15] a compressed frame', frame(fin | compressed | text, 'xx'), 1002],
  ['[reliability 14] a frame whose head promises 10 MB', frame(fin | text, '', 10 * 1024 * 1024), 1009],
  ['a frame of one byte too many', frame(fin | text, '', limits.maxFrameBytes + 1), 1009],
  [
    'a message that grows too long by its fragments',
    Buffer.concat([frame(text, 'a'.repeat(40_000)), frame(fin | continuation, 'a'.repeat(40_000))]),
    1009,
  ],
  [
    '[reliability 14] 131,000 fragments of one byte',
    Buffer.concat([frame(text, 'a'), ...Array.from({ length: 131_000 }, () => frame(continuation, 'a'))]),
    1008,
  ],
  ['a binary frame', frame(fin | 0x2, 'ab'), 1003],
  ['text that is not UTF-8', frame(fin | text, Buffer.from([0xff, 0xfe])), 1007],
  ['an opcode that is none', frame(fin | 0x3, ''), 1002],
  ['a frame without a mask', Buffer.from([0x81, 0x01, 0x61]), 1002],
  ['a continuation of nothing', frame(fin | continuation, 'a'), 1002],
]

for (const [name, bytes, code] of bad) {
  test(`[SOCKET4] ${name} closes that one connection by ${code}`, async (t) => {
    const { house, peer } = await upgraded(t)
    peer.send(bytes)
    assert.equal(await closeCode(peer), code)
    await othersTalk(house)
    await until('it is nobody any more', () => house.events.some(({ event }) => event === 'disconnected'))
  })
}

const spoken = { 'pt-BR': 'pt-BR,pt;q=0.9', en: 'en' } as const
for (const language of ['pt-BR', 'en'] as const) {
  test(`[SOCKET4] who sends 10 MB in one frame is told why he is closed (${language})`, async (t) => {
    const house = await openWebHouse(t)
    const lari = await house.connect({ headers: { 'Accept-Language': spoken[language] } })
    lari.send('x'.repeat(10 * 1024 * 1024))
    await until('the end', () => lari.closed !== undefined)
    assert.deepEqual(lari.closed, { code: 1009, reason: frameTexts[language].closings.too_large })
    await othersTalk(house)
  })

  test(`[SOCKET4] the language of hello is that of the reason (${language})`, async (t) => {
    const house = await openWebHouse(t)
    const other = language === 'en' ? 'pt-BR' : 'en'
    const lari = await house.connect({ headers: { 'Accept-Language': spoken[other] } })
    await lari.ask<'hello'>({ verb: 'hello', nick: 'Lari', language })
    lari.websocket.send(Buffer.from('{}'))
    await until('the end', () => lari.closed !== undefined)
    assert.deepEqual(lari.closed, { code: 1003, reason: frameTexts[language].closings.not_text })
  })
}

test('[SOCKET4] every reason of a close frame fits into it, in each language', () => {
  for (const { closings } of Object.values(frameTexts))
    for (const reason of Object.values(closings)) assert.ok(Buffer.byteLength(reason) <= 123, reason)
})

test('[SOCKET4] a message of 64 fragments, with pings between, is one message', async (t) => {
  const { peer } = await upgraded(t)
  const json = Buffer.from('{"verb":"rooms","ref":2}'.padEnd(64))
  const parts = Array.from(json, (byte, index) => {
    const head = (index === 0 ? text : continuation) | (index === 63 ? fin : 0)
    return Buffer.concat([frame(head, Uint8Array.of(byte)), ...(index % 8 === 7 ? [frame(fin | 0x9, 'p')] : [])])
  })
  peer.send(Buffer.concat(parts))
  await peer.hears('"ref":2')
})

test('[SOCKET4] a message that is not finished within 30 s closes by 4400, whatever drips', async (t) => {
  const clock = new HandClock()
  const { peer } = await upgraded(t, { clock })
  peer.send(frame(text, '{'))
  for (const part of ['first', 'second', 'third']) {
    peer.send(Buffer.concat([frame(continuation, ' '), frame(fin | 0x9, part)]))
    // the pong
    await peer.hears(part)
    clock.advance(limits.frameMs / 3)
  }
  assert.equal(await closeCode(peer), 4400)
})

test('[SOCKET4] a frame cut into bytes is one frame', async (t) => {
  const { peer } = await upgraded(t)
  for (const byte of frame(fin | text, '{"verb":"rooms","ref":2}')) peer.send(Uint8Array.of(byte))
  await peer.hears('"ref":2')
})

test('[SOCKET4] a thousand pings in one write end nothing, and the last one is answered', async (t) => {
  const { house, peer } = await upgraded(t)
  peer.send(Buffer.concat(Array.from({ length: 1000 }, (_, n) => frame(fin | 0x9, `ping${n}`))))
  await peer.hears('ping999')
  peer.send(frame(fin | text, '{"verb":"rooms","ref":2}'))
  await peer.hears('"ref":2')
  assert.ok(house.events.every(({ event }) => event !== 'disconnected'))
})
