import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Limits } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', waits: false })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function openPaced(t: TestContext, limits: Partial<Limits> = {}): Promise<{ hub: Hub; clock: HandClock }> {
  const clock = new HandClock()
  const settings = { isRateLimited: true }
  return { clock, hub: await openHub(t, { clock, settings, limits: { paceMsPerReader: 0, ...limits } }) }
}

async function advance(clock: HandClock, ms: number): Promise<void> {
  clock.advance(ms)
  for (let i = 0; i < 6; i += 1) await turn()
}

test('[RATE1] ten pasted lines are said at once, and five more in each 3 s after that', async (t) => {
  const { hub, clock } = await openPaced(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 30 }, (_, i) => message(ana.room, `l${i}`)))
  await until(() => ana.texts.length === 10)
  assert.equal(ana.unread, 0)
  for (const expected of [15, 20, 25, 30]) {
    await advance(clock, 2999)
    assert.equal(ana.texts.length, expected - 1)
    await advance(clock, 1)
    assert.equal(ana.texts.length, expected)
  }
  assert.deepEqual(
    ana.texts,
    Array.from({ length: 30 }, (_, i) => `l${i}`),
  )
  assert.deepEqual(ana.failures, [])
})

test('[RATE1] on a line 20 wait for their turn, 12 s at most; the rest is refused in one sentence', async (t) => {
  const { hub, clock } = await openPaced(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 100 }, (_, i) => message(ana.room, `l${i}`)))
  await until(() => ana.texts.length === 10)
  await advance(clock, 200)
  const failures = ana.told.flatMap((one) => ('failed' in one ? [one.failed] : []))
  assert.deepEqual(
    failures.map(({ code, detail }) => [code, detail.count]),
    [['rate_limited', 70]],
  )
  // when the 20 have been said, and one more may be
  assert.equal(failures[0]!.detail.retryAfterMs, 21 * 600 - 200)
  await advance(clock, 11_800)
  assert.deepEqual(
    ana.texts,
    Array.from({ length: 30 }, (_, i) => `l${i}`),
  )
  ana.say(message(ana.room, 'a tempo'), message(ana.room, 'espera'))
  await advance(clock, 600)
  assert.equal(ana.texts.at(-1), 'a tempo')
  assert.equal(ana.failures.length, 1)
})

test('[RATE3] a wire that can wait by itself is told how long, and its key is still free then', async (t) => {
  const { hub, clock } = await openPaced(t)
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: frames })
  ana.say(...Array.from({ length: 12 }, (_, i) => message(ana.room, `l${i}`, `k${i}`)))
  await until(() => ana.texts.length === 10 && ana.failures.length === 2)
  const failed = ana.told.flatMap((one) => ('failed' in one ? [one] : []))
  for (const { failed: error } of failed) {
    assert.equal(error.code, 'rate_limited')
    assert.equal(error.detail.retryAfterMs, 600)
  }
  await assert.rejects(ana.ask(message(ana.room, 'l10', 'k10')), { code: 'rate_limited' })
  await advance(clock, 600)
  const { seq } = await ana.ask(message(ana.room, 'l10', 'k10'))
  assert.equal(seq, 12)
})

test('[RATE1] a person has one measure for all sessions, and for rooms and people alike', async (t) => {
  const { hub } = await openPaced(t)
  const ana = new Client(hub, frames)
  const { token } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  const again = new Client(hub, frames)
  await again.ask({ verb: 'hello', nick: 'ana', token: token! })
  const bia = await inRoom(hub, 'bia', 'REDES')
  for (const client of [ana, again]) await client.ask({ verb: 'join', room: { id: bia.room } })
  for (let i = 0; i < 5; i += 1) {
    await ana.ask(message(bia.room, 'oi'))
    await again.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: `d${i}` })
  }
  for (const client of [ana, again]) await assert.rejects(client.ask(message(bia.room, 'x')), { code: 'rate_limited' })
  await bia.ask(message(bia.room, 'eu posso'))
})

test('[RATE5] edits, deletions, reactions and pins count as messages; reading and signals do not', async (t) => {
  const { hub } = await openPaced(t)
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: frames })
  const { seq } = await ana.ask(message(ana.room, 'oi'))
  const changes = [
    { verb: 'edit', room: ana.room, seq, text: 'olá' },
    { verb: 'react', room: ana.room, seq, emoji: '👍', on: true },
    { verb: 'pin', room: ana.room, seq, on: true },
    { verb: 'delete', room: ana.room, seq: 99 },
  ] as const
  const refused = async (): Promise<string[]> => {
    const failures: string[] = []
    for (const command of changes)
      await ana.ask(command).catch((error: unknown) => failures.push(error instanceof Error ? error.message : ''))
    return failures
  }
  for (let index = 0; index < 2; index += 1) assert.deepEqual(await refused(), ['message_not_found'])
  assert.deepEqual(await refused(), ['rate_limited', 'rate_limited', 'rate_limited'])
  for (let index = 0; index < 50; index += 1) {
    await ana.ask({ verb: 'mark', room: ana.room, marker: { seq, n: 1 } })
    await ana.ask({ verb: 'typing', room: ana.room, on: true })
    await ana.ask({ verb: 'history', room: ana.room, limit: 1 })
  }
})

test('[RATE2] all people of one address have 20 times as much, this machine has no such bound', async (t) => {
  const { hub } = await openPaced(t)
  const said = async (address: string, count: number): Promise<number> => {
    const clients = Array.from({ length: count }, () => new Client(hub, frames, address))
    for (const [index, client] of clients.entries()) {
      await client.ask({ verb: 'hello', nick: `${address.replaceAll(/[.:]/g, '')}-${index}`, room: 'geral' })
      client.say(...Array.from({ length: 10 }, () => message(client.session.readers[0]!.room.id, 'oi')))
    }
    for (let i = 0; i < 10; i += 1) await turn()
    return clients.flatMap((client) => client.told).filter((one) => 'answer' in one && one.to.verb === 'send').length
  }
  assert.equal(await said('203.0.113.7', 22), 200)
  assert.equal(await said('203.0.113.8', 3), 30)
  for (const own of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) assert.equal(await said(own, 22), 220, own)
})

test('[RATE2] [RATE7] the addresses of one network of IPv6 are one, and IPv4 over IPv6 is IPv4', async (t) => {
  const { hub } = await openPaced(t, { addressRateFactor: 1 })
  const says = async (address: string, nick: string): Promise<Client> => {
    const client = new Client(hub, frames, address)
    await client.ask({ verb: 'hello', nick, room: 'geral' })
    client.say(...Array.from({ length: 10 }, () => message(client.session.readers[0]!.room.id, 'oi')))
    return client
  }
  const refused = async (address: string, nick: string): Promise<number> => {
    const client = await says(address, nick)
    const isAnswered = (): boolean =>
      client.told.filter((one) => 'failed' in one || ('answer' in one && one.to.verb === 'send')).length === 10
    await until(isAnswered)
    return client.failures.length
  }
  assert.equal(await refused('2001:db8::1', 'ana'), 0)
  assert.equal(await refused('2001:db8::2', 'bia'), 10)
  assert.equal(await refused('2001:db8:0:1::2', 'caio'), 0)
  assert.equal(await refused('203.0.113.7', 'davi'), 0)
  assert.equal(await refused('::ffff:203.0.113.7', 'eva'), 10)
})

test('[SEND8] a command waits behind lines that wait for their turn', async (t) => {
  const { hub, clock } = await openPaced(t)
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 12 }, (_, i) => message(ana.room, `l${i}`)))
  ana.say({ verb: 'leave', room: ana.room }, { verb: 'join', room: { id: ana.room } }, message(ana.room, 'de volta'))
  await until(() => bia.texts.length === 10)
  await advance(clock, 1199)
  assert.equal(ana.unread, 2)
  await advance(clock, 1)
  await until(() => ana.unread === 0)
  await advance(clock, 600)
  assert.equal(bia.texts.at(-1), 'de volta')
  const told = bia.told.map((one) => ('event' in one ? 'event' : 'signal' in one ? one.signal.type : ''))
  assert.deepEqual(told.slice(-5), ['event', 'event', 'left', 'joined', 'event'])
})

test('[SEND8] lines that wait for their turn when their author hangs up are said, then he is gone', async (t) => {
  const { hub, clock } = await openPaced(t)
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 30 }, (_, i) => message(ana.room, `l${i}`)))
  ana.hangUp()
  await until(() => bia.texts.length === 10)
  await advance(clock, 11_999)
  assert.equal(ana.session.isClosed, false)
  await advance(clock, 1)
  await until(() => ana.session.isClosed)
  await until(() => bia.signals.some((signal) => signal.type === 'left'))
  const told = bia.told.map((one) => ('event' in one ? 'event' : 'signal' in one ? one.signal.type : ''))
  assert.deepEqual(told.slice(-2), ['event', 'left'])
  assert.equal(bia.texts.length, 30)
})

test('[RATE1] what a closed session left waiting disturbs nobody', async (t) => {
  const { hub, clock } = await openPaced(t)
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 50 }, (_, i) => message(ana.room, `l${i}`)), { verb: 'leave', room: ana.room })
  ana.session.close('crowded')
  await advance(clock, 60_000)
  assert.equal(bia.texts.length, 10)
  assert.equal(hub.online, 1)
  assert.equal(hub.sessions.size, 1)
})
