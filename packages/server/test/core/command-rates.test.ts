import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Command } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', waits: false })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function openPaced(t: TestContext, isRateLimited = 'on'): Promise<{ hub: Hub; clock: HandClock }> {
  const clock = new HandClock()
  const settings = { isRateLimited: isRateLimited === 'on' }
  return { clock, hub: await openHub(t, { clock, settings, limits: { paceMsPerReader: 0 } }) }
}

async function advance(clock: HandClock, ms: number): Promise<void> {
  clock.advance(ms)
  for (let i = 0; i < 20; i += 1) await turn()
}

/** How often a client was answered anything but an error. */
const answers = ({ told }: Client): number => told.filter((one) => 'answer' in one).length

const nicks = (count: number): Command[] =>
  Array.from({ length: count }, (_, i) => ({ verb: 'nick', nick: `ana${i % 7}` }) as const)

test('[RATE4] 30 commands that change something are done at once, and two more each second; what is behind them waits', async (t) => {
  const { hub, clock } = await openPaced(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  await advance(clock, 60_000)
  const before = answers(ana)
  ana.say(...nicks(40), message(ana.room, 'depois de tudo'))
  await until(() => answers(ana) - before === 30)
  for (let done = 30; done < 40; done += 2) {
    await advance(clock, 499)
    assert.equal(answers(ana) - before, done)
    await advance(clock, 1)
    assert.equal(answers(ana) - before, done + 1)
    assert.deepEqual(ana.texts, [])
    await advance(clock, 500)
  }
  await until(() => ana.texts.length === 1)
  assert.deepEqual([answers(ana) - before, ana.failures], [41, []])
})

test('[RATE4] entering, leaving and making rooms count together; reading does not', async (t) => {
  const { hub, clock } = await openPaced(t)
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = new Client(hub, frames)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  await ana.ask({ verb: 'create', name: 'MINHA' })
  await ana.ask({ verb: 'nick', nick: 'anita' })
  for (let i = 0; i < 14; i += 1) {
    await ana.ask({ verb: 'join', room: { id: bia.room } })
    await ana.ask({ verb: 'leave', room: bia.room })
  }
  const over = [
    { verb: 'join', room: { id: bia.room } },
    { verb: 'create', name: 'OUTRA' },
    { verb: 'nick', nick: 'ana' },
  ] as const
  for (const command of over) await assert.rejects(ana.ask(command), { code: 'rate_limited' })
  const failed = ana.told.flatMap((one) => ('failed' in one ? [one.failed.detail] : []))
  assert.deepEqual(
    failed,
    Array.from({ length: 3 }, () => ({ problem: 'commands', count: 1, retryAfterMs: 500 })),
  )
  for (let i = 0; i < 100; i += 1) await ana.ask({ verb: 'who', room: { id: bia.room } })
  await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'k' })
  await advance(clock, 500)
  await ana.ask(over[0])
})

test('[RATE4] a person has one measure for all sessions, and one of his own', async (t) => {
  const { hub } = await openPaced(t)
  const ana = new Client(hub, frames)
  const { token } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  const again = new Client(hub, frames)
  await again.ask({ verb: 'hello', nick: 'ana', token: token! })
  for (const [index, command] of nicks(30).entries()) await (index % 2 === 0 ? ana : again).ask(command as Nick)
  for (const client of [ana, again])
    await assert.rejects(client.ask({ verb: 'nick', nick: 'outra' }), { code: 'rate_limited' })
  await inRoom(hub, 'bia', 'REDES')
})

test('[RATE4] of what somebody left who hung up 20 more are waited for, then he is gone; who is there waits for all', async (t) => {
  const { hub, clock } = await openPaced(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'OUTRA')]
  await advance(clock, 60_000)
  for (const client of [ana, bia])
    client.say(...Array.from({ length: 60 }, (_, i) => ({ verb: 'nick', nick: `${client.room}x${i}` }) as const))
  ana.hangUp()
  const half = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) await advance(clock, 500)
  }
  await half(19)
  assert.equal(ana.session.isClosed, false)
  await half(2)
  assert.equal(ana.session.isClosed, true)
  assert.equal(bia.session.isClosed, false)
  await half(10)
  assert.equal(hub.users.byNick(`${bia.room}x59`)?.id, bia.session.user?.id)
  assert.equal(hub.online, 1)
})

test('[RATE4] to come back to all one’s rooms is one command; to do nothing else is refused with a time', async (t) => {
  const { hub, clock } = await openPaced(t)
  const rooms = []
  for (let i = 0; i < 10; i += 1) {
    const maker = new Client(hub, frames)
    await maker.ask({ verb: 'hello', nick: `dona${i}` })
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      rooms.push((await maker.ask({ verb: 'create', name: `${name}${i}`, enter: {} })).room.id)
  }
  const stands = rooms.map((room) => ({ room, epoch: '', seq: 0 }))
  const ana = new Client(hub, frames)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  for (let i = 0; i < 30; i += 1)
    assert.equal((await ana.ask({ verb: 'resume', rooms: stands })).rooms.length, rooms.length)
  await assert.rejects(ana.ask({ verb: 'resume', rooms: stands }), { code: 'rate_limited' })
  const { detail } = ana.told.flatMap((one) => ('failed' in one ? [one.failed] : []))[0]!
  assert.equal(detail.retryAfterMs, 500)
  await advance(clock, 500)
  assert.equal((await ana.ask({ verb: 'resume', rooms: stands })).rooms.length, 50)
})

test('[RATE4] where rates are off nothing waits', async (t) => {
  const { hub } = await openPaced(t, 'off')
  const ana = await inRoom(hub, 'ana', 'REDES')
  const before = answers(ana)
  ana.say(...nicks(500))
  await until(() => answers(ana) - before === 500)
})

type Nick = Extract<Command, { verb: 'nick' }>
