import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '@papo/protocol'
import { MemoryStorage } from '../src/system/memory-storage.ts'
import { QueueLocks } from '../src/system/queue-locks.ts'
import type { FakeServer } from './support/fake-server.ts'
import { settle } from './support/hand-clock.ts'
import { openHouse, openRoom } from './support/house.ts'

const texts = (server: FakeServer): string[] => server.messages.map(({ text }) => text)
const isSend = (command: Command): boolean => command.verb === 'send'

test('a message is local, then sent, then stands in the window', async (t) => {
  const { room, server } = await openRoom(t)
  server.override = (command) => (isSend(command) ? undefined : 'usual')
  const sending = room.send('oi')
  assert.equal(sending.state, 'local')
  assert.deepEqual(room.sendings, [sending])
  const { ref, ...command } = server.received('send')[0]!
  assert.deepEqual(command, { verb: 'send', room: 1, text: 'oi', style: 'say', key: sending.key })
  server.socket.tell({ ref, answer: { room: 1, seq: 1, at: 5 } })
  assert.equal(await sending.answered, 1)
  assert.equal(sending.state, 'sent')
  // until its event comes it is shown as a sending
  assert.deepEqual(room.sendings, [sending])
  server.change({ kind: 'message', author: 7, nick: 'Ana', text: 'oi', style: 'say', key: sending.key })
  assert.deepEqual(room.sendings, [])
  assert.deepEqual(
    room.timeline.messages.map(({ key }) => key),
    [sending.key],
  )
})

test('without an answer for 800 ms it is sending, without a connection queued', async (t) => {
  const { room, server, clock } = await openRoom(t)
  server.isMute = true
  const sending = room.send('oi')
  await clock.advance(799)
  assert.equal(sending.state, 'local')
  await clock.advance(1)
  assert.equal(sending.state, 'sending')
  server.socket.cut()
  assert.equal(sending.state, 'queued')
  assert.equal(room.send('mais').state, 'queued')
})

test('in a room one message waits for the answer of the one before it', async (t) => {
  const { room, server } = await openRoom(t)
  server.override = (command) => (isSend(command) ? undefined : 'usual')
  room.send('um')
  room.send('dois')
  assert.equal(server.received('send').length, 1)
  server.socket.tell({ ref: server.received('send')[0]?.ref, answer: { room: 1, seq: 1, at: 5 } })
  await settle()
  assert.deepEqual(
    server.received('send').map(({ text }) => text),
    ['um', 'dois'],
  )
})

test('what was not answered goes again under the same key after a cut, and stands in the log once', async (t) => {
  const { room, server, clock } = await openRoom(t)
  server.isMute = true
  const sendings = ['um', 'dois', 'três'].map((text) => room.send(text))
  server.socket.cut()
  server.isMute = false
  await clock.advance(1_200)
  await Promise.all(sendings.map(({ answered }) => answered))
  assert.deepEqual(texts(server), ['um', 'dois', 'três'])
  assert.deepEqual(
    room.timeline.messages.map(({ text }) => text),
    ['um', 'dois', 'três'],
  )
  assert.deepEqual(room.sendings, [])
})

test('an own message that comes without its answer is sent, and not asked again', async (t) => {
  const { room, server, clock } = await openRoom(t)
  server.isMute = true
  const sending = room.send('oi')
  server.socket.cut()
  server.isMute = false
  await clock.advance(1_200)
  assert.equal(sending.state, 'sent')
  assert.equal(server.received('send').length, 1)
})

test('told to wait, it waits as long as it is told, and all else behind it', async (t) => {
  const { room, server, clock } = await openRoom(t)
  const error = { code: 'rate_limited', text: 'devagar', detail: { retryAfterMs: 3_000 } }
  server.override = (command) => (isSend(command) ? { error } : 'usual')
  const first = room.send('um')
  await settle()
  const second = room.send('dois')
  assert.equal(first.heldUntil, clock.now() + 3_000)
  assert.deepEqual([first.heldBy, second.heldBy], ['rate_limited', 'rate_limited'])
  server.override = () => 'usual'
  await clock.advance(2_999)
  assert.equal(server.received('send').length, 1)
  await clock.advance(1)
  await second.answered
  assert.deepEqual(texts(server), ['um', 'dois'])
  assert.equal(first.heldUntil, undefined)
  assert.deepEqual([first.heldBy, second.heldBy], [undefined, undefined])
  const third = room.send('três')
  assert.equal(third.heldBy, undefined)
})

test('what waited already knows why too, and forgets it when the connection is lost', async (t) => {
  const { room, server } = await openRoom(t)
  const error = { code: 'busy', text: '', detail: {} }
  server.override = (command) => (isSend(command) ? { error } : 'usual')
  const [first, second] = [room.send('um'), room.send('dois')]
  await settle()
  assert.deepEqual([first.heldBy, second.heldBy], ['busy', 'busy'])
  server.socket.cut()
  assert.deepEqual([first.heldBy, second.heldBy], [undefined, undefined])
})

test('what is refused fails with its reason, and the next one goes', async (t) => {
  const { room, server } = await openRoom(t)
  const error = { code: 'message_too_long', text: 'longa demais', detail: { max: 4_000 } }
  server.override = (command) => (command.verb === 'send' && command.text === 'longa' ? { error } : 'usual')
  const long = room.send('longa')
  const short = room.send('curta')
  await assert.rejects(long.answered, { code: 'message_too_long', text: 'longa demais' })
  await short.answered
  assert.deepEqual(room.sendings, [long])
  assert.equal(long.state, 'failed')
  server.override = () => 'usual'
  long.retry()
  await settle()
  assert.deepEqual(texts(server), ['curta', 'longa'])
  assert.deepEqual(room.sendings, [])
})

test('what failed can be discarded, what is under way can not', async (t) => {
  const { room, server, ports } = await openRoom(t)
  const error = { code: 'message_too_long', text: '', detail: {} }
  server.override = (command) => (isSend(command) ? { error } : 'usual')
  const failed = room.send('longa')
  await settle()
  assert.equal((await ports.storage.list()).length, 1)
  assert.equal(failed.discard(), true)
  assert.deepEqual(room.sendings, [])
  await settle()
  assert.deepEqual(await ports.storage.list(), [])
  server.override = (command) => (isSend(command) ? undefined : 'usual')
  assert.equal(room.send('a caminho').discard(), false)
})

test('a server in trouble is asked again for a minute, then it failed', async (t) => {
  const { room, server, clock } = await openRoom(t, { ports: { random: () => 0.5 } })
  const error = { code: 'storage_full', text: 'cheio', detail: {} }
  server.override = (command) => (isSend(command) ? { error } : 'usual')
  const sending = room.send('oi')
  await clock.advance(50_000)
  assert.notEqual(sending.state, 'failed')
  await clock.advance(60_000)
  assert.equal(sending.state, 'failed')
  await assert.rejects(sending.answered, { code: 'storage_full' })
  assert.equal(server.received('send').length, 7)
})

test('it holds 1,000 and refuses more', async (t) => {
  const { room, server } = await openRoom(t)
  server.socket.cut()
  for (let i = 0; i < 1_000; i++) room.send(String(i))
  assert.throws(() => room.send('demais'), { name: 'OutboxFull', max: 1_000 })
})

test('a restart sends what the last run left, once and in order, before what is said since', async (t) => {
  const storage = new MemoryStorage()
  const locks = new QueueLocks()
  const before = await openRoom(t, { ports: { storage, locks } })
  before.server.socket.cut()
  for (const text of ['um', 'dois', 'três']) before.room.send(text)
  await settle()
  before.client.close()
  const { client, server, clock } = openHouse(t, { ports: { storage, locks }, server: before.server, token: 'token' })
  await client.ready()
  const room = [...client.rooms.values()][0]!
  await clock.advance(1)
  room.send('quatro')
  await settle()
  await clock.advance(2_000)
  assert.deepEqual(texts(server), ['um', 'dois', 'três', 'quatro'])
  await settle()
  assert.deepEqual(await storage.list(), [])
})

test('what another living client keeps is its own, until it is gone', async (t) => {
  const storage = new MemoryStorage()
  const locks = new QueueLocks()
  const one = await openRoom(t, { ports: { storage, locks } })
  one.server.socket.cut()
  one.room.send('da outra')
  await settle()
  const other = openHouse(t, { ports: { storage, locks }, token: 'token' })
  const room = await other.client.join('geral')
  await other.clock.advance(2_000)
  assert.equal(other.server.received('send').length, 0)
  room.send('minha')
  await settle()
  assert.deepEqual(texts(other.server), ['minha'])
  one.client.close()
  await settle()
  await settle()
  assert.deepEqual(texts(other.server), ['minha', 'da outra'])
})

test('a storage that fails or never answers keeps nobody from sending', async (t) => {
  const never = { list: () => new Promise<never>(() => undefined), put: () => Promise.reject(new Error('full')) }
  const { room, clock, server } = await openRoom(t, { ports: { storage: { ...never, delete: never.put } } })
  room.send('oi')
  await clock.advance(1_000)
  assert.deepEqual(texts(server), ['oi'])
})

test('edits, deletions, reactions and pins wait for a connection too, in order', async (t) => {
  const { room, server, clock } = await openRoom(t)
  const { seq } = server.say('oi')
  server.socket.cut()
  const acts = [room.react(seq, '👍'), room.pin(seq), room.edit(seq, 'olá'), room.unreact(seq, '👍'), room.delete(seq)]
  assert.deepEqual(room.acts, acts)
  assert.deepEqual(room.sendings, [])
  await clock.advance(1_200)
  await Promise.all(acts.map(({ answered }) => answered))
  assert.deepEqual(
    server.events.slice(1).map(({ kind }) => kind),
    ['reacted', 'pinned', 'edited', 'reacted', 'deleted'],
  )
  assert.deepEqual(room.acts, [])
  assert.equal(room.timeline.find(seq)?.deleted, true)
})

test('what is held waits until it is released, can be taken back, and goes at the next start', async (t) => {
  const { room, server, ports, client } = await openRoom(t)
  const { seq } = server.say('oi')
  const taken = room.delete(seq, { isHeld: true })
  await settle()
  assert.equal((await ports.storage.list()).length, 1)
  assert.equal(taken.discard(), true)
  const released = room.delete(seq, { isHeld: true })
  await settle()
  assert.equal(server.received('delete').length, 0)
  released.release()
  await released.answered
  room.delete(server.say('mais').seq, { isHeld: true })
  await settle()
  client.close()
  const next = openHouse(t, { ports: { storage: ports.storage, locks: ports.locks }, server, token: 'token' })
  await next.clock.advance(1_000)
  assert.equal(server.received('delete').length, 2)
})

test('a message to one person goes through the outbox', async (t) => {
  const { client, server, clock } = openHouse(t)
  await client.ready()
  server.override = (command) => (command.verb === 'send_direct' ? { answer: { room: 2, seq: 2, at: 0 } } : 'usual')
  const sending = client.sendDirect('Bia', 'oi')
  assert.deepEqual(client.sendings, [sending])
  await clock.advance(1_000)
  assert.equal(await sending.answered, 2)
  assert.equal(server.received('send_direct')[0]?.to, 'Bia')
})
