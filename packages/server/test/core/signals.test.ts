import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Limits, Signal, SignalType } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })
const lines = jsonWire({ variant: 'lines', echoes: false })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function open(t: TestContext, limits: Partial<Limits> = {}): Promise<{ hub: Hub; clock: HandClock }> {
  const clock = new HandClock()
  return { clock, hub: await openHub(t, { clock, limits: { paceMsPerReader: 0, ...limits } }) }
}

/** The signals of one type that a client was told by now. */
async function heard<T extends SignalType>(client: Client, type: T): Promise<Extract<Signal, { type: T }>[]> {
  await turn()
  await turn()
  return client.signals.filter((signal): signal is Extract<Signal, { type: T }> => signal.type === type)
}

test('[TYPE1] that somebody writes is told at most every 2 s, and ends by itself after 6 s', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const states = async (): Promise<boolean[]> => (await heard(ana, 'typing')).map(({ on }) => on)
  const writes = { verb: 'typing', room: bia.room, on: true } as const
  await bia.ask(writes)
  await bia.ask(writes)
  clock.advance(1_999)
  await bia.ask(writes)
  assert.deepEqual(await states(), [true])
  clock.advance(1)
  await bia.ask(writes)
  assert.deepEqual(await states(), [true, true])
  clock.advance(5_999)
  assert.deepEqual(await states(), [true, true])
  clock.advance(1)
  assert.deepEqual(await states(), [true, true, false])
})

test('[TYPE1] who stops says so at once; what he said, or his leaving, ends it without a word', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const writes = (on: boolean): Promise<unknown> => bia.ask({ verb: 'typing', room: bia.room, on })
  const states = async (): Promise<boolean[]> => (await heard(ana, 'typing')).map(({ on }) => on)
  await writes(true)
  await writes(false)
  await writes(false)
  // on and off again within 2 s: told once
  await writes(true)
  await writes(false)
  assert.deepEqual(await states(), [true, false])
  clock.advance(6_000)
  await writes(true)
  await bia.ask(message(bia.room, 'oi'))
  clock.advance(6_000)
  assert.deepEqual(await states(), [true, false, true])
  await writes(true)
  await bia.ask({ verb: 'leave', room: bia.room })
  clock.advance(6_000)
  assert.deepEqual(await states(), [true, false, true, true])
  await assert.rejects(writes(true), { code: 'not_in_room' })
})

test('[AWAY1] a person is away when all his sessions are, and back with the first of them', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const one = new Client(hub, frames)
  const { token } = await one.ask({ verb: 'hello', nick: 'bia', keep: true, room: 'REDES', channel: 'web' })
  const two = new Client(hub, frames)
  await two.ask({ verb: 'hello', token: token! })
  await one.ask({ verb: 'presence', presence: 'away' })
  assert.deepEqual(await heard(ana, 'presence'), [])
  await two.ask({ verb: 'presence', presence: 'away' })
  const states = async (): Promise<string[]> => (await heard(ana, 'presence')).map(({ presence }) => presence)
  assert.deepEqual(await states(), ['away'])
  const saidAt = clock.now()
  clock.advance(60_000)
  await one.ask({ verb: 'presence', presence: 'away' })
  assert.equal((await heard(ana, 'presence'))[0]?.awayAt, saidAt)
  const { people } = await ana.ask({ verb: 'who', room: { id: ana.room } })
  assert.deepEqual(
    people.map(({ nick, presence, awayAt }) => [nick, presence, awayAt]),
    [
      ['ana', 'online', undefined],
      ['bia', 'away', saidAt],
    ],
  )
  // back, away and back within 2 s: only where it ends is told
  await two.ask({ verb: 'presence', presence: 'online' })
  await two.ask({ verb: 'presence', presence: 'away' })
  await two.ask({ verb: 'presence', presence: 'online' })
  clock.advance(2_000)
  assert.deepEqual(await states(), ['away', 'online'])
})

test('[AWAY1] who asks nothing for 10 minutes is away, and back with what he asks next', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const lastAsked = clock.now()
  clock.advance(9 * 60_000)
  await ana.ask(message(ana.room, 'alguém?'))
  clock.advance(60_000)
  const states = async (): Promise<string[]> => (await heard(ana, 'presence')).map(({ presence }) => presence)
  assert.deepEqual(await states(), ['away'])
  assert.equal((await heard(ana, 'presence'))[0]?.awayAt, lastAsked)
  clock.advance(2_000)
  await bia.ask(message(bia.room, 'oi'))
  assert.deepEqual(await states(), ['away', 'online'])
  assert.equal((await heard(ana, 'presence'))[1]?.awayAt, undefined)
})

test('[AWAY2] among many people nobody is told who writes or is away', async (t) => {
  const { hub } = await open(t, { signalledPeople: 2 })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  await bia.ask({ verb: 'typing', room: bia.room, on: true })
  assert.equal((await heard(ana, 'typing')).length, 1)
  const caio = await inRoom(hub, 'caio', 'REDES')
  await caio.ask({ verb: 'typing', room: caio.room, on: true })
  await caio.ask({ verb: 'presence', presence: 'away' })
  assert.equal((await heard(ana, 'typing')).length, 1)
  assert.equal((await heard(ana, 'presence')).length, 0)
})

test('[JOIN7] entering tells who is there, by what they are connected, and how many they are', async (t) => {
  const { hub } = await open(t, { peopleListed: 2 })
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: lines })
  await inRoom(hub, 'bia', 'REDES')
  const caio = new Client(hub, frames)
  const { entered } = await caio.ask({ verb: 'hello', nick: 'caio', room: 'REDES', channel: 'web' })
  assert.deepEqual(
    entered?.people.map(({ nick, channel, presence }) => [nick, channel, presence]),
    [
      ['ana', 'line', 'online'],
      ['bia', 'line', 'online'],
    ],
  )
  assert.equal(entered?.count, 3)
  const joined = (await heard(ana, 'joined')).find(({ nick }) => nick === 'caio')
  assert.equal(joined?.channel, 'web')
})

test('[SIG1] who lost signals while he was behind is told who is there when he is live again', async (t) => {
  const { hub } = await open(t, { outboxBytes: 2_000, peopleListed: 10 })
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: frames })
  const bia = await inRoom(hub, 'bia', 'REDES')
  ana.connection.isStuck = true
  for (let index = 0; index < 30; index += 1) await bia.ask(message(bia.room, 'x'.repeat(200)))
  await until(() => ana.session.isBehind)
  await inRoom(hub, 'caio', 'REDES')
  ana.connection.flow()
  await until(() => !ana.session.isBehind)
  const snapshot = (await heard(ana, 'people')).at(-1)
  assert.deepEqual(
    snapshot?.people.map(({ nick }) => nick),
    ['ana', 'bia', 'caio'],
  )
  assert.equal(snapshot?.count, 3)
  await until(() => ana.texts.length === 30)
})

test('[SIG1] who lost nothing is told nothing twice', async (t) => {
  const { hub } = await open(t, { outboxBytes: 2_000 })
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: frames })
  const bia = await inRoom(hub, 'bia', 'REDES')
  await heard(ana, 'joined')
  ana.connection.isStuck = true
  for (let index = 0; index < 30; index += 1) await bia.ask(message(bia.room, 'x'.repeat(200)))
  await until(() => ana.session.isBehind)
  ana.connection.flow()
  await until(() => !ana.session.isBehind && ana.texts.length === 30)
  assert.deepEqual(await heard(ana, 'people'), [])
})
