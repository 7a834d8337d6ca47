import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Visitor } from '../../src/core/visitor.ts'
import { Client, inRoom, jsonWire, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })

test('[VISIT1] a token is given for a free nick, which stays taken for 24 hours', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const { user, token } = await Visitor.enroll(hub, ' Ana ')
  assert.equal(user.nick, 'Ana')
  await assert.rejects(Visitor.enroll(hub, 'ana'), { code: 'nick_taken' })
  await assert.rejects(Visitor.enroll(hub, 'x'), { code: 'nick_invalid' })
  clock.advance(hub.limits.guestNickMs - 1)
  assert.deepEqual((await Visitor.comes(hub, token, '10.0.0.1')).user, user)
  clock.advance(hub.limits.guestNickMs - 1)
  await assert.rejects(Visitor.enroll(hub, 'ana'), { code: 'nick_taken' })
  clock.advance(1)
  await Visitor.enroll(hub, 'ana')
  await assert.rejects(Visitor.comes(hub, token, '10.0.0.1'), { code: 'nick_taken' })
  await assert.rejects(Visitor.comes(hub, 'nenhum', '10.0.0.1'), { code: 'token_invalid' })
})

test('[VISIT1] a nick that could not be kept is free again', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  store.fail('putToken', 'full')
  await assert.rejects(Visitor.enroll(hub, 'ana'), { code: 'storage_full' })
  store.mend('putToken')
  await Visitor.enroll(hub, 'ana')
})

test('[VISIT2] what a visitor says is told like any message, and no room hears that he came or went', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const room = hub.directory.byId(ana.room)!
  const { user, token } = await Visitor.enroll(hub, 'robô')
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  const first = await visitor.say(room, { text: 'compilou', key: 'k1' })
  assert.deepEqual(await visitor.say(room, { text: 'compilou', key: 'k1' }), first)
  await until(() => ana.texts.length === 1)
  assert.equal(ana.events[0]!.author, user.id)
  assert.deepEqual(
    ana.signals.flatMap((signal) => ('nick' in signal ? [signal.nick] : [])),
    ['ana'],
  )
  assert.equal(room.size, 1)
  const page = new Client(hub, frames)
  const { rooms } = await page.ask({ verb: 'hello', token })
  assert.deepEqual(
    rooms.map((one) => [one.room.id, one.marker]),
    [[ana.room, { seq: 2, n: 1 }]],
  )
})

test('[VISIT2] a visitor is bound to the rate of messages like everybody', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, settings: { isRateLimited: true } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const room = hub.directory.byId(ana.room)!
  const { token } = await Visitor.enroll(hub, 'robô')
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  for (let index = 0; index < hub.limits.messageBurst; index += 1)
    await visitor.say(room, { text: 'oi', key: `k${index}` })
  await assert.rejects(visitor.say(room, { text: 'oi', key: 'mais' }), { code: 'rate_limited' })
})

test('[VISIT2] a room in which only visitors speak does not end meanwhile, and nobody speaks in one that ends', async (t) => {
  const clock = new HandClock()
  const week = 7 * 86_400_000
  const hub = await openHub(t, { clock })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const room = hub.directory.byId(ana.room)!
  await ana.ask({ verb: 'leave', room: ana.room })
  const { token } = await Visitor.enroll(hub, 'robô')
  clock.advance(week - 1)
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  await visitor.say(room, { text: 'oi', key: 'k1' })
  clock.advance(week - 1)
  assert.ok(hub.directory.byId(room.id))
  clock.advance(hub.limits.temporarySweepMs)
  await assert.rejects(visitor.say(room, { text: 'tarde', key: 'k2' }), { code: 'room_not_found' })
  await until(() => !hub.directory.byId(room.id))
  const log = await hub.store.log.readLog(room.id, { after: 0, until: 99 }, { events: 99, bytes: 1e6 })
  assert.equal(log.at(-1)?.kind, 'archived')
})

test('[VISIT2] a visitor enters no room that is full', async (t) => {
  const hub = await openHub(t, { limits: { membersPerRoom: 1 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { token } = await Visitor.enroll(hub, 'robô')
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  const room = hub.directory.byId(ana.room)!
  await assert.rejects(visitor.say(room, { text: 'oi', key: 'k' }), { code: 'room_full' })
})

test('[VISIT2] who visits while his page comes is one person: it reads the room in which he speaks', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const room = hub.directory.byId(ana.room)!
  const { token } = await Visitor.enroll(hub, 'robô')
  const go = store.hold('listMembers')
  const page = new Client(hub, frames)
  const greeted = page.ask({ verb: 'hello', token })
  await until(() => store.waiting('listMembers') === 1)
  const coming = Visitor.comes(hub, token, '10.0.0.1')
  go()
  const visitor = await coming
  await greeted
  await visitor.say(room, { text: 'oi', key: 'k' })
  await until(() => page.signals.some(({ type }) => type === 'entered'))
})

test('[VISIT2] a page that comes between a visitor and what he says reads his room too', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { token } = await Visitor.enroll(hub, 'robô')
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  const page = new Client(hub, frames)
  await page.ask({ verb: 'hello', token })
  await visitor.say(hub.directory.byId(ana.room)!, { text: 'oi', key: 'k' })
  await until(() => page.signals.some(({ type }) => type === 'entered'))
})
