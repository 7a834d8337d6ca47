import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SendingCommand } from '@papo/sdk'
import { MemoryStorage } from '../src/system/memory-storage.ts'
import { QueueLocks } from '../src/system/queue-locks.ts'
import type { FakeServer } from './support/fake-server.ts'
import { settle } from './support/hand-clock.ts'
import { openHouse, openRoom } from './support/house.ts'

/** A storage in which somebody left these. */
async function leave(
  who: { user?: number; epoch?: string; place?: string },
  commands: readonly SendingCommand[],
  storage = new MemoryStorage(),
): Promise<MemoryStorage> {
  for (const [i, command] of commands.entries()) {
    const left = { owner: 'gone', user: 7, epoch: 'first', place: 'geral', ...who }
    await storage.put({ ...left, key: 'key' in command ? command.key : keyOf(i + 5), command })
  }
  return storage
}

const keyOf = (i: number): string => `01M7YDQTZ90PD9920WMRWR43D${i}`
const words = (i: number, text: string, how: { room?: number; reply?: number } = {}): SendingCommand => ({
  verb: 'send',
  room: 1,
  style: 'say',
  ...how,
  text,
  key: keyOf(i),
})
const texts = (server: FakeServer): string[] => server.messages.map(({ text }) => text)

test('what was left under another name is shown as failed, and sent only by who says so', async (t) => {
  const storage = await leave({ user: 6 }, [words(0, 'de antes'), { verb: 'delete', room: 1, seq: 3 }])
  const { room, server, clock } = await openRoom(t, { ports: { storage } })
  await clock.advance(1_000)
  assert.equal(server.received('send').length + server.received('delete').length, 0)
  assert.equal(room.sendings[0]?.error?.code, 'token_invalid')
  await assert.rejects(room.sendings[0].answered, { code: 'token_invalid' })
  assert.equal((await storage.list()).length, 1)
  room.sendings[0]?.retry()
  await settle()
  assert.deepEqual(texts(server), ['de antes'])
})

test('the same number in another copy of the logs is somebody else: nothing of his is sent by itself', async (t) => {
  const react: SendingCommand = { verb: 'react', room: 1, seq: 2, emoji: '👍', on: true }
  const storage = await leave({ epoch: 'before' }, [words(0, 'de antes', { reply: 2 }), react])
  const { room, server, clock } = await openRoom(t, { ports: { storage } })
  await clock.advance(1_000)
  assert.equal(server.received('send').length + server.received('react').length, 0)
  assert.deepEqual(
    room.sendings.map(({ state, error }) => [state, error?.code]),
    [['failed', 'token_invalid']],
  )
  room.sendings[0]?.retry()
  await settle()
  // what it answered is another message here
  assert.equal(server.received('send')[0]?.reply, undefined)
  assert.deepEqual(texts(server), ['de antes'])
  await settle()
  assert.deepEqual(await storage.list(), [])
})

test('what was left in other logs goes by the name of its room, not by its number', async (t) => {
  const storage = await leave({ epoch: 'before', place: 'geral' }, [words(0, 'para a geral', { room: 5 })])
  await leave({ epoch: 'before', place: 'segredo' }, [words(1, 'segredo')], storage)
  const { client, room, server, clock } = await openRoom(t, { ports: { storage } })
  await clock.advance(1_000)
  assert.deepEqual(
    room.sendings.map(({ command }) => 'text' in command && command.text),
    ['para a geral'],
  )
  const [, secret] = client.sendings
  assert.equal(secret?.place, 'segredo')
  assert.equal(secret.room, undefined)
  secret.retry()
  assert.equal(secret.state, 'failed')
  room.sendings[0]?.retry()
  await settle()
  assert.deepEqual(
    server.received('send').map(({ room: to, text }) => [to, text]),
    [[1, 'para a geral']],
  )
  assert.equal(secret.discard(), true)
  await settle()
  assert.deepEqual(await storage.list(), [])
})

test('an edit that nobody can make any more is kept as words to say', async (t) => {
  const edit: SendingCommand = { verb: 'edit', room: 1, seq: 3, text: 'melhor assim' }
  const storage = await leave({ epoch: 'before' }, [edit])
  const { room, server, clock } = await openRoom(t, { ports: { storage } })
  await clock.advance(1_000)
  assert.deepEqual(room.acts, [])
  room.sendings[0]?.retry()
  await settle()
  assert.equal(server.received('edit').length, 0)
  assert.deepEqual(texts(server), ['melhor assim'])
})

test('where the logs are replaced under an open client, what waits is not sent, and not lost', async (t) => {
  const { room, server, clock, client } = await openRoom(t)
  server.socket.cut()
  const sending = room.send('antes')
  server.epoch = 'second'
  await clock.advance(3_000)
  assert.equal(client.epoch, 'second')
  assert.equal(sending.state, 'failed')
  await assert.rejects(sending.answered, { code: 'token_invalid' })
  assert.deepEqual(room.sendings, [sending])
  assert.equal(server.received('send').length, 0)
  await room.send('agora').answered
  assert.deepEqual(texts(server), ['agora'])
})

test('before the first connection it is shown what waits, and then it is sent once', async (t) => {
  const storage = new MemoryStorage()
  const locks = new QueueLocks()
  const before = await openRoom(t, { ports: { storage, locks } })
  const { server } = before
  server.socket.cut()
  for (const text of ['um', 'dois']) before.room.send(text)
  await settle()
  before.client.close()
  server.isThere = false
  const { client, clock } = openHouse(t, { ports: { storage, locks }, server, token: 'token' })
  const told: string[] = []
  client.on('sending', ({ state }) => told.push(state))
  await settle()
  assert.deepEqual(
    client.sendings.map(({ state, place }) => [state, place]),
    [
      ['queued', 'geral'],
      ['queued', 'geral'],
    ],
  )
  assert.deepEqual(told, ['queued', 'queued'])
  // it is not known yet who one is, but who said it
  const origin = { user: before.client.me?.id, epoch: before.client.epoch }
  assert.deepEqual([client.me, client.sendings[0]?.origin], [undefined, origin])
  server.isThere = true
  server.socket.cut()
  await clock.advance(3_000)
  assert.deepEqual(texts(server), ['um', 'dois'])
  assert.deepEqual(client.sendings, [])
  await settle()
  assert.deepEqual(await storage.list(), [])
})

test('what waits can be discarded before the first connection', async (t) => {
  const storage = await leave({}, [words(0, 'não')])
  const { client, server, clock } = openHouse(t, { ports: { storage } })
  await settle()
  assert.equal(client.sendings[0]?.discard(), true)
  await clock.advance(1_000)
  await client.join('geral')
  await clock.advance(1_000)
  assert.deepEqual(texts(server), [])
  assert.deepEqual(await storage.list(), [])
})
