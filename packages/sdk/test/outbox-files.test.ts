import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileSent } from '@papo/protocol'
import { RefusedError } from '../src/api/errors.ts'
import { MemoryStorage } from '../src/system/memory-storage.ts'
import { settle } from './support/hand-clock.ts'
import { openRoom } from './support/house.ts'

const photo: FileSent = { id: 'a'.repeat(22), alt: 'um gato' }

test('a message brings its files, and keeps their names with it through a cut', async (t) => {
  const { room, server, clock, ports } = await openRoom(t)
  server.override = ({ verb }) => (verb === 'send' ? undefined : 'usual')
  const sending = room.send('', { files: [photo] })
  await settle()
  const [kept] = await ports.storage.list()
  assert.deepEqual(kept?.command.verb === 'send' && kept.command.files, [photo])
  server.override = () => 'usual'
  server.socket.cut()
  await clock.advance(1_200)
  await sending.answered
  assert.deepEqual(
    server.received('send').map(({ files }) => files),
    [[photo], [photo]],
  )
})

test('a message waits for the files that are still being uploaded, others do not wait for it', async (t) => {
  const { room, server, ports } = await openRoom(t)
  const { promise, resolve } = Promise.withResolvers<readonly FileSent[]>()
  const first = room.send('veja', { files: () => promise })
  await room.send('outra').answered
  first.release()
  await settle()
  assert.deepEqual(
    server.received('send').map(({ text }) => text),
    ['outra'],
  )
  assert.deepEqual(await ports.storage.list(), [])
  resolve([photo])
  await first.answered
  assert.deepEqual(server.received('send').at(-1)?.files, [photo])
})

test('a message without words whose files were all taken away is discarded, and nothing is posted', async (t) => {
  const { room, server } = await openRoom(t)
  const sending = room.send('', { files: () => Promise.resolve([]) })
  await assert.rejects(sending.answered, { name: 'Disconnected' })
  assert.deepEqual(room.sendings, [])
  assert.equal(server.received('send').length, 0)
})

test('a message whose files fail fails in their words, and asks for them again when it is tried again', async (t) => {
  const { room, server, ports } = await openRoom(t)
  const tries: PromiseWithResolvers<readonly FileSent[]>[] = []
  const files = (): Promise<readonly FileSent[]> => {
    const next = Promise.withResolvers<readonly FileSent[]>()
    tries.push(next)
    return next.promise
  }
  const sending = room.send('veja', { files })
  tries[0]?.reject(new RefusedError({ code: 'file_invalid', text: 'vazio', detail: {} }))
  await settle()
  assert.deepEqual([sending.state, sending.error?.text], ['failed', 'vazio'])
  assert.deepEqual(room.sendings, [sending])
  await room.send('outra').answered
  sending.retry()
  tries[1]?.reject(new Error('no part of the page comes'))
  await settle()
  assert.deepEqual([sending.state, sending.error?.code], ['failed', 'internal'])
  // what lies in the page alone is not kept
  assert.deepEqual(await ports.storage.list(), [])
  sending.retry()
  tries[2]?.resolve([photo])
  await settle()
  assert.equal(sending.state, 'sent')
  assert.deepEqual(
    server.received('send').map((send) => [send.text, send.files]),
    [
      ['outra', undefined],
      ['veja', [photo]],
    ],
  )
})

test('a message whose files failed can be discarded', async (t) => {
  const { room, server } = await openRoom(t)
  const sending = room.send('veja', { files: () => Promise.reject(new Error('lost')) })
  await settle()
  assert.equal(sending.state, 'failed')
  assert.ok(sending.discard())
  await sending.kept
  assert.deepEqual([room.sendings, server.received('send')], [[], []])
})

test('what somebody else left keeps its words, not its files, which are his', async (t) => {
  const storage = new MemoryStorage()
  const left = { owner: 'gone', user: 6, epoch: 'first', place: 'geral' }
  for (const [i, text] of ['', 'veja'].entries()) {
    const key = `01M7YDQTZ90PD9920WMRWR43D${i}`
    await storage.put({ ...left, key, command: { verb: 'send', room: 1, style: 'say', text, key, files: [photo] } })
  }
  const { room } = await openRoom(t, { ports: { storage } })
  await settle()
  assert.deepEqual(
    room.sendings.map(({ command }) => command.verb === 'send' && [command.text, command.files]),
    [['veja', undefined]],
  )
})

test('what somebody else left without a word is not shown, and goes when its author is back', async (t) => {
  const storage = new MemoryStorage()
  const key = '01M7YDQTZ90PD9920WMRWR43D0'
  const command = { verb: 'send', room: 1, style: 'say', text: '', key, files: [photo] } as const
  await storage.put({ owner: 'gone', user: 6, epoch: 'first', place: 'geral', key, command })
  const { client, room, server } = await openRoom(t, { ports: { storage } })
  await settle()
  assert.deepEqual([client.sendings, server.received('send')], [[], []])
  const [kept] = await storage.list()
  assert.deepEqual([kept?.user, kept?.command], [6, command])
  assert.ok(kept)
  client.close()
  // the author is back, under the number of who was here
  await storage.put({ ...kept, owner: 'gone', user: 7 })
  const back = await openRoom(t, { ports: { storage } })
  await settle()
  assert.deepEqual(
    back.server.received('send').map(({ files }) => files),
    [[photo]],
  )
  assert.deepEqual([room.sendings, await storage.list()], [[], []])
})

test('without a word in other logs, nothing is kept: its files are not there', async (t) => {
  const storage = new MemoryStorage()
  const key = '01M7YDQTZ90PD9920WMRWR43D0'
  const command = { verb: 'send', room: 1, style: 'say', text: '', key, files: [photo] } as const
  await storage.put({ owner: 'gone', user: 7, epoch: 'before', place: 'geral', key, command })
  const { client } = await openRoom(t, { ports: { storage } })
  await settle()
  assert.deepEqual([client.sendings, await storage.list()], [[], []])
})

test('without a word, a message whose files are still coming goes with the person, and its files are let go', async (t) => {
  const { client, room, server, clock, ports } = await openRoom(t)
  const sending = room.send('', { files: () => new Promise(() => undefined) })
  const told: string[] = []
  client.on('sending', ({ state }) => told.push(state))
  server.epoch = 'second'
  server.socket.cut()
  await clock.advance(3_000)
  assert.equal(client.epoch, 'second')
  await sending.kept
  await assert.rejects(sending.answered, { code: 'token_invalid' })
  assert.deepEqual([room.sendings, told.at(-1), await ports.storage.list()], [[], 'failed', []])
  assert.equal(server.received('send').length, 0)
})

test('asks for the files of a room and for an address to send one to', async (t) => {
  const { room, server } = await openRoom(t)
  await room.files({ before: 9, limit: 3 })
  await room.uploadLink('foto.png')
  const [files] = server.received('files')
  assert.deepEqual([files?.before, files?.limit], [9, 3])
  assert.equal(server.received('upload_link')[0]?.name, 'foto.png')
})
