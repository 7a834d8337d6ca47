import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, jsonWire, message, openHub, roomNames, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })

test('[SEND6] a room that can not be kept is not made, and does not count', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { roomsPerGuest: 1, rooms: 1 } })
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  for (const call of ['putUser', 'putRoom'] as const) {
    store.fail(call, 'full')
    await assert.rejects(ana.ask({ verb: 'create', name: 'nova', enter: {} }), { code: 'storage_full' })
    store.mend(call)
  }
  assert.deepEqual(roomNames(hub), [])
  await ana.ask({ verb: 'create', name: 'nova', enter: {} })
})

test('[SEND6] who can not be let in is nobody, his nick is free, and the next try works', async (t) => {
  for (const call of ['takeIds', 'putToken', 'readPage', 'putUser', 'putRoom', 'getToken', 'listDirect'] as const) {
    const store = new FaultyStore(createMemoryStore())
    const hub = await openHub(t, { store, limits: { idsTaken: 1 } })
    const first = new Client(hub, frames)
    const { token } = await first.ask({ verb: 'hello', nick: 'bia', keep: true })
    first.hangUp()
    const isBack = call === 'getToken' || call === 'listDirect'
    const command = { verb: 'hello', nick: isBack ? 'bia' : 'ana', room: 'geral' } as const
    const ana = new Client(hub, frames)
    const online = hub.online
    store.fail(call, 'full')
    const ask = isBack ? { ...command, token: token! } : { ...command, keep: true as const }
    await assert.rejects(ana.ask(ask), { code: 'storage_full' }, call)
    store.mend(call)
    assert.equal(ana.session.user, undefined, call)
    assert.equal(hub.online, online, call)
    for (const room of hub.directory.open) assert.equal(room.size, 0, call)
    await ana.ask(ask)
    assert.equal(hub.directory.byName('geral')!.size, 1, call)
  }
})

test('[SEND6] who can not read a room’s history is not in it, and nobody was told that he was', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = new Client(hub)
  await bia.ask({ verb: 'hello', nick: 'bia' })
  store.fail('readPage')
  await assert.rejects(bia.ask({ verb: 'join', room: { id: ana.room } }), { code: 'storage_failed' })
  await assert.rejects(ana.ask({ verb: 'history', room: ana.room, limit: 5 }), { code: 'storage_failed' })
  const position = { room: ana.room, epoch: 'outra', seq: 1 }
  await assert.rejects(bia.ask({ verb: 'resume', rooms: [position] }), { code: 'storage_failed' })
  assert.deepEqual(bia.session.readers, [])
  await ana.ask(message(ana.room, 'oi'))
  await until(() => ana.texts.length === 1)
  assert.equal(hub.directory.byId(ana.room)!.size, 1)
  assert.equal(
    ana.signals.some((signal) => 'nick' in signal && signal.nick === 'bia'),
    false,
  )
  store.mend('readPage')
  const { page } = await bia.ask({ verb: 'join', room: { id: ana.room } })
  assert.equal(page.messages.length, 1)
})

test('[RESUME1] when one room of several can not be read none is resumed, and all can be asked again', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'A')
  const { room } = await ana.ask({ verb: 'create', name: 'B', enter: {} })
  await ana.ask(message(ana.room, 'oi'))
  await until(() => ana.texts.length === 1)
  const bia = new Client(hub, frames)
  const { epoch } = await bia.ask({ verb: 'hello', nick: 'bia' })
  const rooms = [room.id, ana.room].map((id) => ({ room: id, epoch, seq: 1 }))
  store.fail('readLog')
  await assert.rejects(bia.ask({ verb: 'resume', rooms }), { code: 'storage_failed' })
  assert.deepEqual(bia.session.readers, [])
  store.mend('readLog')
  assert.equal((await bia.ask({ verb: 'resume', rooms })).rooms.length, 2)
})

test('what is written beside, and fails, is logged and disturbs nobody', async (t) => {
  const errors: unknown[] = []
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = new Client(hub)
  await bia.ask({ verb: 'hello', nick: 'bia', keep: true })
  for (const call of ['putMember', 'deleteMember', 'putEmptySince', 'putToken'] as const) store.fail(call, 'full')
  await bia.ask({ verb: 'join', room: { id: ana.room } })
  await bia.ask({ verb: 'leave', room: ana.room })
  bia.hangUp()
  ana.hangUp()
  await until(() => errors.length === 4)
  assert.equal(hub.online, 0)
})

test('[JOIN6] who is cut off at any moment of a command leaves nobody behind', async (t) => {
  for (const call of ['readPage', 'putRoom', 'readLog', 'append'] as const) {
    const store = new FaultyStore(createMemoryStore())
    const hub = await openHub(t, { store })
    const ana = await inRoom(hub, 'ana', 'REDES')
    await ana.ask(message(ana.room, 'oi'))
    await until(() => ana.texts.length === 1)
    const { epoch } = hub.store
    const commands = {
      readPage: { verb: 'join', room: { id: ana.room } },
      putRoom: { verb: 'create', name: 'nova', enter: {} },
      readLog: { verb: 'resume', rooms: [{ room: ana.room, epoch, seq: 1 }] },
      append: { verb: 'send_direct', to: 'ana', text: 'tchau', key: 'k' },
    } as const
    const bia = new Client(hub, frames)
    await bia.ask({ verb: 'hello', nick: 'bia' })
    const release = store.hold(call)
    bia.say(commands[call])
    await until(() => store.waiting(call) === 1)
    bia.cut()
    release()
    await until(() => !bia.session.isFull && store.waiting(call) === 0)
    await ana.ask({ verb: 'rooms' })
    assert.equal(hub.online, 1, call)
    for (const room of hub.directory.open) assert.equal(room.size, room.id === ana.room ? 1 : 0, call)
    // what came whole is done all the same
    if (call === 'append') await until(() => ana.texts.includes('tchau'))
  }
})
