import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import type { CommandOf } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
let made = 0

function to(nick: string, text: string): CommandOf<'send_direct'> {
  return { verb: 'send_direct', to: nick, text, key: `d${(made += 1)}` }
}

async function hello(hub: Hub, nick: string): Promise<Client> {
  const client = new Client(hub)
  await client.ask({ verb: 'hello', nick })
  return client
}

test('[DIRECT1] a message to one person is read by the two, in one room that nobody else sees', async (t) => {
  const hub = await openHub(t)
  const [ana, bia, caio] = await Promise.all(['ana', 'bia', 'caio'].map((nick) => hello(hub, nick)))
  const { room } = await ana!.ask(to('bia', 'oi'))
  assert.equal((await bia!.ask(to('ANA', 'olá'))).room, room)
  await until(() => ana!.texts.length === 2 && bia!.texts.length === 2)
  assert.deepEqual(ana!.texts, ['oi', 'olá'])
  assert.deepEqual(bia!.events, ana!.events)
  const denied = [
    { verb: 'join', room: { id: room } },
    { verb: 'who', room: { id: room } },
    { verb: 'history', room, limit: 5 },
    { verb: 'leave', room },
    message(room, 'deixa eu ver'),
  ] as const
  for (const command of denied) await assert.rejects(caio!.ask(command), ChatError, command.verb)
  const position = { room, epoch: hub.store.epoch, seq: 1 }
  assert.deepEqual((await caio!.ask({ verb: 'resume', rooms: [position] })).rooms, [])
  assert.deepEqual((await caio!.ask({ verb: 'rooms' })).rooms, [])
  await assert.rejects(caio!.ask({ verb: 'history', with: 'bia', limit: 5 }), { code: 'nothing_said' })
  assert.deepEqual(caio!.texts, [])
  // nor do the two enter or leave it like a room
  await assert.rejects(ana!.ask({ verb: 'join', room: { id: room } }), { code: 'room_not_found' })
  await assert.rejects(ana!.ask({ verb: 'leave', room }), { code: 'not_in_room' })
})

test('[DIRECT1] when both write first at the same moment there is one conversation', async (t) => {
  const hub = await openHub(t)
  for (let i = 0; i < 20; i += 1) {
    const [ana, bia] = await Promise.all([`ana${i}`, `bia${i}`].map((nick) => hello(hub, nick)))
    const [one, two] = await Promise.all([ana!.ask(to(`bia${i}`, 'oi')), bia!.ask(to(`ana${i}`, 'oi'))])
    assert.equal(one.room, two.room)
    await until(() => ana!.texts.length === 2 && bia!.texts.length === 2)
    assert.deepEqual(ana!.events, bia!.events)
  }
})

test('[DIRECT1] who takes the nick of somebody gone sees nothing of what that one was told', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  await ana.ask(to('bia', 'segredo'))
  bia.hangUp()
  const other = await hello(hub, 'bia')
  await assert.rejects(other.ask({ verb: 'history', with: 'ana', limit: 5 }), { code: 'nothing_said' })
  await ana.ask(to('bia', 'oi'))
  await until(() => other.texts.length > 0)
  assert.deepEqual(other.texts, ['oi'])
  assert.equal((await ana.ask({ verb: 'history', with: 'bia', limit: 5 })).page.messages.length, 1)
})

test('[DIRECT2] every session of both is told, those too that came later', async (t) => {
  const hub = await openHub(t)
  const ana = await hello(hub, 'ana')
  const bia = new Client(hub)
  const { token } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true })
  const { room } = await ana.ask(to('bia', '1'))
  const again = new Client(hub)
  await again.ask({ verb: 'hello', nick: 'bia', token: token! })
  await ana.ask(message(room, '2'))
  await until(() => again.texts.length === 1 && bia.texts.length === 2)
  assert.deepEqual(again.texts, ['2'])
  bia.hangUp()
  await ana.ask(to('bia', '3'))
  await until(() => again.texts.length === 2)
})

test('[DIRECT2] a nick that nobody has online is answered with the nearest, and nothing is kept', async (t) => {
  const hub = await openHub(t)
  const ana = await hello(hub, 'ana')
  await hello(hub, 'Fernanda')
  await assert.rejects(ana.ask(to('Fernada', 'oi')), { code: 'user_not_found' })
  const failed = ana.told.flatMap((one) => ('failed' in one ? [one.failed.detail] : []))
  assert.deepEqual(failed.at(-1), { given: 'Fernada', nearest: 'Fernanda' })
  await assert.rejects(ana.ask(to('', 'oi')), { code: 'user_required' })
  await assert.rejects(ana.ask(to('Fernanda', ' ')), { code: 'text_required' })
  assert.equal((await ana.ask({ verb: 'rooms' })).rooms.length, 0)
  await assert.rejects(ana.ask({ verb: 'history', with: 'Fernanda', limit: 5 }), { code: 'nothing_said' })
})

test('[DIRECT1] a message comes to somebody who is entering a room just then, and both arrive', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await hello(hub, 'bia')
  const release = store.hold('readPage')
  bia.say({ verb: 'join', room: { id: ana.room } })
  await until(() => store.waiting('readPage') === 1)
  await ana.ask(to('bia', 'psiu'))
  await until(() => bia.texts.length === 1)
  await ana.ask(message(ana.room, 'para todos'))
  release()
  await until(() => bia.texts.length === 2)
  assert.deepEqual(bia.texts, ['psiu', 'para todos'])
})

test('[RESUME1] what was said to who was away is not lost, though nobody read the conversation meanwhile', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const bia = new Client(hub, frames)
  const { token, epoch } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true })
  const ana = await hello(hub, 'ana')
  const { room } = await ana.ask(to('bia', '1'))
  await until(() => bia.texts.length === 1)
  bia.cut()
  await ana.ask(to('bia', '2'))
  ana.hangUp()
  clock.advance(30_000)
  assert.equal(hub.directory.byId(room), undefined)
  const again = new Client(hub, frames)
  await again.ask({ verb: 'hello', nick: 'bia', token: token! })
  const { rooms } = await again.ask({ verb: 'resume', rooms: [{ room, epoch, seq: 2 }] })
  assert.deepEqual(
    rooms.map((one) => one.type === 'missed' && one.events.map((event) => event.kind === 'message' && event.text)),
    [['2']],
  )
  again.hangUp()
})

test('[DIRECT1] with oneself one talks alone', async (t) => {
  const hub = await openHub(t)
  const ana = await hello(hub, 'ana')
  await ana.ask(to('ana', 'lembrete'))
  await until(() => ana.texts.length === 1)
  await turn()
  assert.deepEqual(ana.texts, ['lembrete'])
})

test('[SEND6] when a conversation can not be made or read the author is told so, and it works again later', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const [ana, bia] = [await hello(hub, 'ana'), await hello(hub, 'bia')]
  for (const call of ['putUser', 'putRoom', 'append'] as const) {
    store.fail(call, 'full')
    await assert.rejects(ana.ask(to('bia', 'oi')), { code: 'storage_full' }, call)
    store.mend(call)
  }
  store.fail('getDirect')
  const caio = await hello(hub, 'caio')
  await assert.rejects(caio.ask({ verb: 'history', with: 'bia', limit: 5 }), { code: 'storage_failed' })
  await ana.ask(to('bia', 'oi'))
  await until(() => bia.texts.length > 0)
  assert.deepEqual(bia.texts, ['oi'])
})

test('[DIRECT2] a first message comes before what its author did after it, also to who has not read all yet', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  await ana.ask(message(ana.room, 'oi'))
  await until(() => bia.texts.length === 1)
  bia.connection.isStuck = true
  await ana.ask(message(ana.room, 'espera'))
  await until(() => bia.connection.pending > 0)
  ana.say(to('bia', 'psiu'), { verb: 'nick', nick: 'anita' })
  await until(() => ana.signals.some((signal) => signal.type === 'renamed'))
  bia.connection.flow()
  await until(() => bia.texts.includes('psiu') && bia.signals.some((signal) => signal.type === 'renamed'))
  const told = bia.told.flatMap((one) => ('signal' in one ? [one.signal.type] : 'event' in one ? [one.event.kind] : []))
  assert.deepEqual(told.slice(-2), ['message', 'renamed'])
})
