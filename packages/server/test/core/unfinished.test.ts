import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Nicks } from '../../src/core/nicks.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'

test('[HELLO4] who is cut off while his hello is under way leaves no nick taken', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  await inRoom(hub, 'bia', 'REDES')
  const ana = new Client(hub)
  const release = store.hold('readPage')
  ana.say({ verb: 'hello', nick: 'ana', room: 'REDES' })
  await until(() => store.waiting('readPage') === 1)
  ana.cut()
  release()
  await inRoom(hub, 'caio', 'REDES')
  assert.equal(hub.online, 2)
  await new Client(hub).ask({ verb: 'hello', nick: 'ana' })
})

test('[SEND6] a user whom the store could not keep is brought to it again', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  store.fail('putUser')
  await assert.rejects(ana.ask({ verb: 'create', name: 'uma' }), { code: 'storage_failed' })
  store.mend('putUser')
  const release = store.hold('putUser')
  const made = ana.ask({ verb: 'create', name: 'outra' })
  await until(() => store.waiting('putUser') === 1)
  release()
  await made
})

test('who changes the language in a room goes on being told, in the new one', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  ana.session.speak(jsonWire({ variant: 'another' }))
  await bia.ask(message(bia.room, 'oi'))
  await until(() => ana.texts.length === 1)
})

test('rooms on their way to the store count as made, by whichever session of their maker', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { roomsPerGuest: 1 } })
  const [ana, again] = [new Client(hub), new Client(hub)]
  const { token } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  await again.ask({ verb: 'hello', nick: 'ana', ...(token !== undefined && { token }) })
  const release = store.hold('putRoom')
  ana.say({ verb: 'create', name: 'uma' })
  await until(() => store.waiting('putRoom') === 1)
  await assert.rejects(again.ask({ verb: 'create', name: 'outra' }), { code: 'rooms_made_full' })
  release()
  await until(() => hub.directory.size === 1)
})

test('a nick is freed only by who has it', () => {
  const nicks = new Nicks()
  nicks.take('ana', 1)
  nicks.free('ana', 2)
  assert.equal(nicks.ownerOf('ana'), 1)
  assert.ok(nicks.isTaken('ana', 2))
  nicks.free('ana', 1)
  assert.ok(!nicks.isTaken('ana', 2))
})
