import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Signal } from '@papo/protocol'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Hub } from '../../src/core/hub.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })
const isMarked = (signal: Signal): boolean => signal.type === 'marked'

async function arrive(hub: Hub, nick: string): Promise<Client & { token: string }> {
  const client = new Client(hub, frames)
  const { token } = await client.ask({ verb: 'hello', nick, keep: true })
  return Object.assign(client, { token: token! })
}

async function comeBack(hub: Hub, token: string): Promise<Client> {
  const client = new Client(hub, frames)
  await client.ask({ verb: 'hello', token })
  return client
}

test('[READ1] who comes back is told what he has not read: a count, and which messages call him', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await arrive(hub, 'bia')
  await bia.ask({ verb: 'join', room: { name: 'REDES' } })
  bia.cut()
  for (const text of ['um', '@bia dois', '@todos três']) await ana.ask(message(ana.room, text))
  const client = new Client(hub, frames)
  const { rooms } = await client.ask({ verb: 'hello', token: bia.token })
  assert.equal(rooms.length, 1)
  const { room, marker, mentions } = rooms[0]!
  assert.equal(room.n - marker.n, 3)
  assert.deepEqual(mentions, [3, 4])
})

test('[READ2] a marker never goes back, nor beyond what was said', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  for (const text of ['1', '2', '3']) await ana.ask(message(ana.room, text))
  const mark = async (seq: number, n: number): Promise<unknown> =>
    (await bia.ask({ verb: 'mark', room: bia.room, marker: { seq, n } })).marker
  assert.deepEqual(await mark(3, 2), { seq: 3, n: 2 })
  assert.deepEqual(await mark(2, 1), { seq: 3, n: 2 })
  assert.deepEqual(await mark(99, 99), { seq: 4, n: 3 })
  await assert.rejects(bia.ask({ verb: 'mark', room: 99, marker: { seq: 1, n: 1 } }), { code: 'not_in_room' })
})

test('[READ3] what one says oneself is read', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask(message(ana.room, 'oi'))
  assert.deepEqual(hub.user(ana.session.user!.id)!.belongings.get(ana.room)!.marker, { seq: 2, n: 1 })
})

test('[READ4] markers are written at most every 5 s, all together, and when the server stops', async (t) => {
  const clock = new HandClock()
  const store = createMemoryStore(clock)
  const written: number[] = []
  const putMarkers = store.people.putMarkers.bind(store.people)
  store.people.putMarkers = (markers) => {
    written.push(markers.length)
    return putMarkers(markers)
  }
  const hub = await openHub(t, { clock, store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const readers = await Promise.all(['bia', 'caio'].map((nick) => arrive(hub, nick)))
  for (const reader of readers) await reader.ask({ verb: 'join', room: { name: 'REDES' } })
  for (const text of ['1', '2', '3']) {
    const { seq } = await ana.ask(message(ana.room, text))
    for (const reader of readers) await reader.ask({ verb: 'mark', room: ana.room, marker: { seq, n: seq - 1 } })
  }
  clock.advance(4_999)
  assert.deepEqual(written, [])
  clock.advance(1)
  assert.deepEqual(written, [2])
  const { seq } = await ana.ask(message(ana.room, '4'))
  await readers[0]!.ask({ verb: 'mark', room: ana.room, marker: { seq, n: seq - 1 } })
  await hub.stop()
  assert.deepEqual(written, [2, 1])
  const again = await openHub(t, { clock, store })
  const bia = new Client(again, frames)
  const { rooms } = await bia.ask({ verb: 'hello', token: readers[0]!.token })
  assert.deepEqual(rooms[0]!.marker, { seq, n: seq - 1 })
})

test('[READ4] markers that could not be written are written with the next ones', async (t) => {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  store.fail('putMarkers')
  const errors: unknown[] = []
  const hub = await openHub(t, { clock, store, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await arrive(hub, 'bia')
  await bia.ask({ verb: 'join', room: { name: 'REDES' } })
  await ana.ask(message(ana.room, '1'))
  await bia.ask({ verb: 'mark', room: ana.room, marker: { seq: 2, n: 1 } })
  clock.advance(5_000)
  await until(() => errors.length === 1)
  store.mend('putMarkers')
  await hub.stop()
  const members = await store.people.listMembers(bia.session.user!.id)
  assert.deepEqual(members[0]!.marker, { seq: 2, n: 1 })
})

test('[READ5] two tabs of one person agree on what is read, on rooms entered and left, on whom he ignores', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const one = await arrive(hub, 'bia')
  const two = await comeBack(hub, one.token)
  await one.ask({ verb: 'join', room: { name: 'REDES' } })
  await until(() => two.signals.some(({ type }) => type === 'entered'))
  const { seq } = await ana.ask(message(ana.room, 'oi'))
  await until(() => two.texts.includes('oi') && one.texts.includes('oi'))
  await one.ask({ verb: 'mark', room: ana.room, marker: { seq, n: 1 } })
  await until(() => two.signals.some(isMarked))
  assert.ok(!one.signals.some(isMarked))
  await two.ask({ verb: 'ignore', nick: 'ana', on: true })
  await two.ask({ verb: 'notice', room: ana.room, notice: 'mentions' })
  await until(() => one.signals.some(({ type }) => type === 'noticed'))
  assert.ok(one.signals.some(({ type }) => type === 'ignored'))
  await two.ask({ verb: 'leave', room: ana.room })
  await until(() => one.signals.some(({ type }) => type === 'exited'))
  assert.deepEqual(one.session.readers, [])
  assert.equal(hub.directory.byId(ana.room)!.size, 1)
})

test('[READ5] a conversation takes no place of a room from another tab', async (t) => {
  const hub = await openHub(t, { limits: { roomsPerSession: 1 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const one = await arrive(hub, 'bia')
  const two = await comeBack(hub, one.token)
  await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'k' })
  await until(() => two.texts.includes('oi'))
  await one.ask({ verb: 'join', room: { name: 'REDES' } })
  await until(() => two.signals.some((signal) => signal.type === 'entered' && signal.membership.room.id === ana.room))
})

test('[READ5] who leaves a room by one tab has left it, though another one was cut a moment ago', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const one = await arrive(hub, 'bia')
  await one.ask({ verb: 'join', room: { name: 'REDES' } })
  const two = await comeBack(hub, one.token)
  await two.ask({ verb: 'resume', rooms: [{ room: ana.room, epoch: hub.store.epoch, seq: 1 }] })
  one.cut()
  await two.ask({ verb: 'leave', room: ana.room })
  assert.equal(hub.directory.byId(ana.room)!.size, 1)
  assert.deepEqual(await hub.store.people.listMembers(two.session.user!.id), [])
  clock.advance(hub.limits.graceMs)
  assert.equal(hub.directory.byId(ana.room)!.size, 1)
})

test('[READ5] what was set about a room or a person is there again after a restart', async (t) => {
  const store = createMemoryStore()
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await arrive(hub, 'bia')
  await bia.ask({ verb: 'join', room: { name: 'REDES' } })
  await bia.ask({ verb: 'notice', room: ana.room, notice: 'none' })
  const { user } = await bia.ask({ verb: 'ignore', nick: 'ANA', on: true })
  await hub.stop()
  const again = new Client(await openHub(t, { store }), frames)
  const hello = await again.ask({ verb: 'hello', token: bia.token })
  assert.deepEqual(hello.ignored, [user.id])
  assert.equal(hello.rooms[0]!.notice, 'none')
})

test('[DIRECT4] a first message brings its conversation to both, and hello names it from then on', async (t) => {
  const hub = await openHub(t)
  const ana = await arrive(hub, 'ana')
  const bia = await arrive(hub, 'bia')
  await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'k1' })
  const entered = await until(() => bia.signals.find((signal) => signal.type === 'entered'))
  assert.ok(entered.type === 'entered')
  const { room, marker } = entered.membership
  assert.deepEqual(
    room.pair?.map(({ nick }) => nick),
    ['ana', 'bia'],
  )
  assert.deepEqual(marker, { seq: 0, n: 0 })
  await until(() => bia.texts.includes('oi') && ana.texts.includes('oi'))
  assert.equal(bia.events[0]!.seq, room.head + 1)
  for (const client of [ana, bia]) client.cut()
  const back = new Client(hub, frames)
  const { rooms, epoch } = await back.ask({ verb: 'hello', token: bia.token })
  assert.deepEqual(
    rooms.map((one) => [one.room.id, one.room.n - one.marker.n]),
    [[room.id, 1]],
  )
  const resumed = await back.ask({ verb: 'resume', rooms: [{ room: room.id, epoch, seq: 0 }] })
  assert.equal(resumed.rooms[0]?.type, 'missed')
})

test('[DIRECT4] a conversation shows the nicks as they are now', async (t) => {
  const hub = await openHub(t)
  const ana = await arrive(hub, 'ana')
  const bia = await arrive(hub, 'bia')
  const { room } = await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'k1' })
  await bia.ask({ verb: 'nick', nick: 'beatriz' })
  const { room: view } = await ana.ask({ verb: 'history', room, limit: 1 })
  assert.deepEqual(
    view.pair?.map(({ nick }) => nick),
    ['ana', 'beatriz'],
  )
})

test('[HELLO8] who comes back without a nick, and finds his taken, is asked for another one', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const first = await arrive(hub, 'ana')
  first.cut()
  clock.advance(hub.limits.graceMs + hub.limits.guestNickMs)
  await arrive(hub, 'ana')
  const back = new Client(hub, frames)
  await assert.rejects(back.ask({ verb: 'hello', token: first.token }), (error: unknown) => {
    assert.ok(error instanceof Error && 'code' in error && error.code === 'nick_taken')
    return true
  })
  const { user } = await back.ask({ verb: 'hello', token: first.token, nick: 'ana2' })
  assert.deepEqual(user, { id: first.session.user!.id, nick: 'ana2' })
  await assert.rejects(new Client(hub, frames).ask({ verb: 'hello' }), { code: 'nick_required' })
})

test('[RESUME4] the rooms of one resume share the bytes of one answer; what is left out is told from the log', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 8_192, roomsPerGuest: 6 } })
  const ana = await arrive(hub, 'ana')
  const bia = await arrive(hub, 'bia')
  const stands = []
  for (const name of ['um', 'dois', 'três', 'quatro', 'cinco', 'seis']) {
    const { room } = await ana.ask({ verb: 'create', name, enter: {} })
    await bia.ask({ verb: 'join', room: { id: room.id } })
    stands.push({ room: room.id, epoch: hub.store.epoch, seq: hub.directory.byId(room.id)!.told })
  }
  bia.cut()
  for (const [index, { room }] of stands.entries())
    await ana.ask(message(room, (index < 2 ? 'a' : 'oi').repeat(index < 2 ? 2_000 : 1)))
  const back = await comeBack(hub, bia.token)
  const { rooms } = await back.ask({ verb: 'resume', rooms: stands })
  const sizes = rooms.map((one) => (one.type === 'missed' ? one.events.length : -1))
  assert.deepEqual(sizes, [0, 0, 1, 1, 1, 1])
  await until(() => back.texts.length === 2)
  for (const { room } of stands) for (let i = 0; i < 3; i += 1) await ana.ask(message(room, 'b'.repeat(20)))
  const anew = await comeBack(hub, bia.token)
  const reset = await anew.ask({ verb: 'resume', rooms: stands.map((stand) => ({ ...stand, epoch: '', seq: 0 })) })
  const pages = reset.rooms.map((one) => (one.type === 'reset' ? one.page : undefined))
  assert.deepEqual(
    pages.map((page) => [page?.messages.length, page?.more]),
    [1, 2, 3, 4, 5, 6].map((nth) => (nth <= 2 ? [3, true] : [4, false])),
  )
})

test('[RESUME4] who is there counts in an answer: it names as many as have place in half of a room’s share', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 4_800 } })
  const ana = await arrive(hub, 'ana')
  const { room } = await ana.ask({ verb: 'create', name: 'cheia', enter: {} })
  const other = await ana.ask({ verb: 'create', name: 'outra', enter: {} })
  for (let i = 0; i < 29; i += 1) {
    const person = await arrive(hub, `pessoa${i}`)
    await person.ask({ verb: 'join', room: { id: room.id } })
  }
  const bia = await arrive(hub, 'bia')
  const entered = await bia.ask({ verb: 'join', room: { id: room.id } })
  assert.deepEqual([entered.people.length, entered.count], [20, 31])
  const stands = [room, other.room].map(({ id }) => ({ room: id, epoch: '', seq: 0 }))
  const { rooms } = await bia.ask({ verb: 'resume', rooms: stands })
  assert.deepEqual(
    rooms.map(({ people, count }) => [people.length, count]),
    [
      [10, 31],
      [2, 2],
    ],
  )
  const { people } = await bia.ask({ verb: 'who', room: { id: room.id } })
  assert.equal(people.length, 31)
})
