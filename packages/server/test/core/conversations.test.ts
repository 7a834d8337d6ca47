import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { CommandOf } from '@papo/protocol'
import type { Bus } from '../../src/core/bus.ts'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, jsonWire, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { OddBus } from '../support/odd-bus.ts'

const hour = 3_600_000
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
let made = 0

interface Scene {
  readonly hub: Hub
  readonly clock: HandClock
  readonly store: FaultyStore
}

async function open(t: TestContext, bus?: Bus): Promise<Scene> {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  return { clock, store, hub: await openHub(t, { clock, store, ...(bus && { bus }) }) }
}

async function hello(hub: Hub, nick: string): Promise<Client> {
  const client = new Client(hub)
  await client.ask({ verb: 'hello', nick })
  return client
}

function to(nick: string, text: string): CommandOf<'send_direct'> {
  return { verb: 'send_direct', to: nick, text, key: `d${(made += 1)}` }
}

/** One hour after the other, with time for what falls due. */
async function pass(clock: HandClock, hours: number): Promise<void> {
  for (let i = 0; i < hours; i += 1) {
    clock.advance(hour)
    for (let j = 0; j < 6; j += 1) await turn()
  }
}

const direct = (hub: Hub): number => [...hub.directory.all].filter(({ record }) => record.pair).length

test('[DIRECT3] however many people somebody writes to, he holds only the conversations of the last hours', async (t) => {
  const { hub, clock } = await open(t)
  const bot = await hello(hub, 'robo')
  const people: Client[] = []
  for (let i = 0; i < 1000; i += 1) people.push(await hello(hub, `p${i}`))
  for (const batch of [0, 500]) {
    for (let i = batch; i < batch + 500; i += 1) await bot.ask(to(`p${i}`, 'oi'))
    assert.ok(direct(hub) <= 1000)
    await pass(clock, 2)
  }
  assert.equal(direct(hub), 0)
  assert.equal(bot.session.readers.length, 0)
  for (const one of people) assert.deepEqual([one.texts, one.session.readers.length], [['oi'], 0])
})

test('[DIRECT3] a silent conversation goes on where it stood, by nick, by room or by its history, with nothing lost', async (t) => {
  const { hub, clock } = await open(t)
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  const { room } = await ana.ask(to('bia', '1'))
  await bia.ask(message(room, '2'))
  const silence = async (): Promise<void> => {
    await pass(clock, 2)
    assert.equal(hub.directory.byId(room), undefined)
  }
  await silence()
  const third = await bia.ask(to('ana', '3'))
  assert.deepEqual([third.room, third.seq], [room, 4])
  await silence()
  // several at once, on the way to a room that has to be opened first
  bia.say(message(room, '4'), message(room, '5'), to('ana', '6'))
  await until(() => ana.texts.length === 6)
  await silence()
  const { page } = await ana.ask({ verb: 'history', room, limit: 200 })
  assert.equal(page.messages.length, 6)
  await bia.ask(message(room, '7'))
  await until(() => ana.texts.length === 7 && bia.texts.length === 7)
  for (const client of [ana, bia]) assert.deepEqual(client.texts, ['1', '2', '3', '4', '5', '6', '7'])
  const seqs = ana.events.map(({ seq }) => seq)
  assert.deepEqual(seqs, [2, 3, 4, 5, 6, 7, 8])
})

test('[DIRECT3] a silent conversation takes reactions, pins, edits, deletions and markers as if it were not', async (t) => {
  const { hub, clock } = await open(t)
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  const { room, seq } = await ana.ask(to('bia', '1'))
  const silence = async (): Promise<void> => {
    await pass(clock, 2)
    assert.equal(hub.directory.byId(room), undefined)
  }
  await silence()
  // what its session says after it stands after it, though the room has to be opened first
  bia.say({ verb: 'react', room, seq, emoji: '👍', on: true }, message(room, '2'))
  await until(() => ana.texts.length === 2)
  await silence()
  await ana.ask({ verb: 'pin', room, seq, on: true })
  await silence()
  assert.equal((await bia.ask({ verb: 'pins', room })).messages.length, 1)
  await silence()
  await ana.ask({ verb: 'delete', room, seq })
  await silence()
  assert.deepEqual((await bia.ask({ verb: 'log', room, after: 0, until: 9 })).events.length, 6)
  await silence()
  const read = { seq: 9, n: 9 }
  assert.deepEqual((await ana.ask({ verb: 'mark', room, marker: read })).marker, { seq: 6, n: 2 })
  assert.deepEqual(
    ana.events.map(({ kind }) => kind),
    ['message', 'reacted', 'message', 'pinned', 'deleted'],
  )
  const cleo = await hello(hub, 'cleo')
  await assert.rejects(cleo.ask({ verb: 'react', room, seq, emoji: '👍', on: true }), { code: 'not_in_room' })
})

test('[DIRECT3] one in which something was said within the hour stays', async (t) => {
  const { hub, clock } = await open(t)
  const [ana] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  for (let i = 0; i < 5; i += 1) {
    const { room } = await ana.ask(to('bia', `${i}`))
    await pass(clock, 1)
    assert.ok(hub.directory.byId(room))
  }
})

test('[DIRECT3] it stays while somebody has not been told all of it, or something is on its way to its log', async (t) => {
  const { hub, clock, store } = await open(t)
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  const { room } = await ana.ask(to('bia', '1'))
  await pass(clock, 1)
  const release = store.hold('append')
  ana.say(message(room, '2'))
  await until(() => store.waiting('append') === 1)
  await pass(clock, 3)
  assert.ok(hub.directory.byId(room))
  release()
  await until(() => bia.texts.length === 2)
  await pass(clock, 2)
  assert.equal(hub.directory.byId(room), undefined)
})

test('[DIRECT3] it stays until what nodes tell each other has come, however late', async (t) => {
  const late: (() => void)[] = []
  let isLate = false
  const bus = new OddBus((deliver, room, events) => {
    if (isLate) late.push(() => deliver(room, events))
    else deliver(room, events)
  })
  const { hub, clock } = await open(t, bus)
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  const { room } = await ana.ask(to('bia', '1'))
  isLate = true
  await ana.ask(message(room, '2'))
  await pass(clock, 3)
  assert.ok(hub.directory.byId(room))
  for (const arrive of late) arrive()
  await until(() => bia.texts.length === 2)
  await pass(clock, 2)
  assert.equal(hub.directory.byId(room), undefined)
})

test('[DIRECT3] nobody else opens it by its room', async (t) => {
  const { hub, clock } = await open(t)
  const [ana, caio] = [await hello(hub, 'ana'), await hello(hub, 'caio')]
  await hello(hub, 'bia')
  const { room } = await ana.ask(to('bia', 'segredo'))
  await pass(clock, 2)
  await assert.rejects(caio.ask(message(room, 'oi')), { code: 'not_in_room' })
  await assert.rejects(caio.ask({ verb: 'history', room, limit: 5 }), { code: 'not_in_room' })
  await assert.rejects(caio.ask(message(999, 'oi')), { code: 'not_in_room' })
  assert.equal(hub.directory.byId(room), undefined)
})

test('[DIRECT3] who is away for a moment finds his place in it', async (t) => {
  const { hub, clock } = await open(t)
  const frames = jsonWire({ variant: 'frames', resumes: true })
  const bia = new Client(hub, frames)
  const { token, epoch } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true })
  const ana = await hello(hub, 'ana')
  const { room } = await ana.ask(to('bia', '1'))
  await pass(clock, 1)
  clock.advance(hour - 1_000)
  bia.cut()
  clock.advance(2_000)
  assert.ok(hub.directory.byId(room))
  const again = new Client(hub, frames)
  await again.ask({ verb: 'hello', nick: 'bia', token: token! })
  await again.ask({ verb: 'resume', rooms: [{ room, epoch, seq: 2 }] })
  await ana.ask(message(room, '2'))
  await until(() => again.texts.length === 1)
  assert.deepEqual(again.texts, ['2'])
})

test('[HELLO6] tokens that are no longer good are deleted each day, not only when the server starts', async (t) => {
  const { hub, clock, store } = await open(t)
  const ana = new Client(hub)
  const { token } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  const digest = hub.secrets.digest(token!)
  ana.hangUp()
  await pass(clock, 30 * 24)
  assert.ok(await store.people.getToken(digest))
  await pass(clock, 25)
  assert.equal(await store.people.getToken(digest), undefined)
})
