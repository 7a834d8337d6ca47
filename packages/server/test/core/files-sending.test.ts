import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileId } from '@papo/protocol'
import { StorageError } from '../../src/core/store/store.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Visitor } from '../../src/core/visitor.ts'
import { inRoom, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { begins, countContents, streamOf, textOf, uploads, userOf } from '../support/uploader.ts'

test('[FILE1] a file is sent in pieces, and a message brings it to everybody in the room', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const id = await begins(hub, ana, { text: 'olá, mundo' })
  const { id: own } = userOf(ana)
  assert.equal(await hub.uploads.write(own, id, streamOf('olá, ')), 6)
  assert.equal((await hub.uploads.find(own, id))?.offset, 6)
  assert.equal(await hub.uploads.write(own, id, streamOf('mu', 'ndo')), 11)
  const file = await hub.uploads.finish(own, id)
  assert.deepEqual(file, { id, name: 'nota.txt', kind: 'file', type: 'text/plain', size: 11 })
  await ana.ask({ ...message(ana.room, ''), files: [{ id, alt: ' a nota ' }] })
  await until(() => bia.events.length === 1)
  const [event] = bia.events
  assert.deepEqual(event?.kind === 'message' && [event.text, event.files], ['', [{ ...file, alt: 'a nota' }]])
  assert.equal(await textOf(hub, file, { user: userOf(bia).id }), 'olá, mundo')
  const { files, more } = await bia.ask({ verb: 'files', room: ana.room, limit: 9 })
  const listed = {
    file: { ...file, alt: 'a nota' },
    link: hub.uploads.linkPath(file),
    seq: 2,
    author: own,
    nick: 'ana',
  }
  assert.deepEqual([files, more], [[{ ...listed, at: clock.now() }], false])
})

test('[FILE9] what a picture shows, in words, is one line, and turns no text around', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const alts = ['a\r\nX: 1\u202e1', ' dois\t \u2028pontos\0 ', '\u200f\r\n', 'e\ud800']
  const files = await Promise.all(alts.map((alt) => uploads(hub, ana, { text: alt })))
  await ana.ask({ ...message(ana.room, ''), files: files.map(({ id }, at) => ({ id, alt: alts[at]! })) })
  const { page } = await ana.ask({ verb: 'history', room: ana.room, limit: 1 })
  assert.deepEqual(
    page.messages[0]?.files?.map(({ alt }) => alt),
    ['a X: 11', 'dois pontos', undefined, 'e\ufffd'],
  )
})

test('[FILE1] an upload that was cut goes on where it stood', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await begins(hub, ana, { text: 'olá, mundo' })
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('olá, ')
    throw new Error('cut')
  }
  await assert.rejects(hub.uploads.write(own, id, cut()), /cut/)
  assert.equal((await hub.uploads.find(own, id))?.offset, 6)
  await assert.rejects(hub.uploads.finish(own, id), { code: 'file_invalid' })
  await hub.uploads.write(own, id, streamOf('mundo'))
  assert.equal((await hub.uploads.finish(own, id)).size, 11)
})

test('[FILE1] a message brings only files of its author, in their room, that no other one brings', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const lab = await inRoom(hub, 'caio', 'lab')
  const [own, foreign, away] = [await uploads(hub, ana), await uploads(hub, bia), await uploads(hub, lab)]
  const send = (...ids: string[]): Promise<unknown> =>
    ana.ask({ ...message(ana.room, 'x'), files: ids.map((id) => ({ id })) })
  for (const ids of [[foreign.id], [away.id], ['A'.repeat(22)], [own.id, own.id], [own.id, foreign.id]])
    await assert.rejects(send(...ids), { code: 'file_not_found' })
  await assert.rejects(send(...Array.from({ length: 11 }, (_, index) => `${index}`.padEnd(22, 'A'))), {
    code: 'files_full',
  })
  await send(own.id)
  await assert.rejects(send(own.id), { code: 'file_not_found' })
  await until(() => bia.texts.length === 1)
})

test('[SEND3] a message with files that is said again is answered once, also after it was deleted', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana)
  const said = { ...message(ana.room, 'a nota'), files: [{ id: file.id }] }
  const first = await ana.ask(said)
  assert.deepEqual(await ana.ask(said), first)
  await ana.ask({ verb: 'delete', room: ana.room, seq: first.seq })
  assert.deepEqual(await ana.ask(said), first)
})

test('[FILE1] beside files the text may be nothing, also when it is edited; alone it may not', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana)
  await assert.rejects(ana.ask(message(ana.room, ' ')), { code: 'message_empty' })
  await assert.rejects(ana.ask({ ...message(ana.room, 'a\0b'), files: [{ id: file.id }] }), { code: 'nul_in_text' })
  const { seq } = await ana.ask({ ...message(ana.room, ' \u200b '), files: [{ id: file.id }] })
  const { seq: other } = await ana.ask(message(ana.room, 'oi'))
  for (const text of ['legenda', '']) await ana.ask({ verb: 'edit', room: ana.room, seq, text })
  await assert.rejects(ana.ask({ verb: 'edit', room: ana.room, seq: other, text: '' }), { code: 'message_empty' })
  const { page } = await ana.ask({ verb: 'history', room: ana.room, limit: 9 })
  assert.deepEqual(
    page.messages.map(({ text, files = [] }) => [text, files.length]),
    [
      ['', 1],
      ['oi', 0],
    ],
  )
})

test('[FILE1] a visitor says something with his files, in a room and in a conversation of his', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { token, user } = await Visitor.enroll(hub, 'robô')
  const visitor = await Visitor.comes(hub, token, '10.0.0.1')
  const room = hub.directory.byId(ana.room)!
  const send = async (where: typeof room): Promise<string> => {
    const id = await hub.uploads.begin(visitor.sender, { room: where, name: 'log.txt' })
    await hub.uploads.write(user.id, id, streamOf('linha'))
    await hub.uploads.finish(user.id, id)
    return id
  }
  await visitor.say(room, { text: '', key: 'k1', files: [{ id: await send(room) }] })
  await until(() => ana.events.length === 1)
  const bot = await inRoom(hub, 'caio', 'REDES')
  await bot.ask({ verb: 'send_direct', to: 'ana', text: 'oi', key: 'd' })
  const direct = [...hub.directory.all].find((one) => one.record.pair)!
  await assert.rejects(visitor.say(direct, { text: 'oi', key: 'k2' }), { code: 'not_in_room' })
  await assert.rejects(send(direct), { code: 'room_not_found' })
})

test('[FILE1] a picture has its size and colour, and what was recorded here its length and loudness', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const head = Buffer.alloc(24)
  head.write('\x89PNG', 'latin1')
  head.writeUInt32BE(640, 16)
  head.writeUInt32BE(480, 20)
  const { kind, width, height, colour } = await uploads(hub, ana, { bytes: head })
  assert.deepEqual([kind, width, height, colour], ['image', 640, 480, '#808080'])
  const bars = Array.from({ length: 64 }, () => 9)
  const recorded = { type: 'video/webm', voice: { durationMs: 2_500, bars } }
  const voice = await uploads(hub, ana, recorded)
  assert.deepEqual([voice.kind, voice.type, voice.durationMs, voice.bars], ['voice', 'audio/webm', 2_500, bars])
  assert.equal((await uploads(hub, ana, { ...recorded, type: 'text/plain' })).kind, 'file')
})

test('[FILE1] smaller pictures that take too long are not waited for', async (t) => {
  const clock = new HandClock()
  const files = new (class extends MemoryFiles {
    override preview(): Promise<undefined> {
      return new Promise(() => {})
    }
  })()
  const hub = await openHub(t, { clock, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { timers } = clock
  const uploading = uploads(hub, ana, { bytes: Buffer.from('\x89PNG and the rest of its head', 'latin1') })
  await until(() => clock.timers > timers)
  clock.advance(hub.limits.previewWaitMs)
  const { kind, colour } = await uploading
  assert.deepEqual([kind, colour], ['image', undefined])
})

test('[FILE1] a store that refuses the record leaves no content, and the upload can be sent again', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  store.fail('putFile', 'full')
  await assert.rejects(uploads(hub, ana), { code: 'storage_full' })
  assert.equal(await countContents(hub), 0)
  assert.equal(hub.uploads.underWay.size, 0)
  store.mend('putFile')
  await uploads(hub, ana)
})

test('[FILE1] a disk that takes no more is told as such, whatever was being done', async (t) => {
  const files = new MemoryFiles()
  const hub = await openHub(t, { files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const refused = (): Promise<never> => Promise.reject(new StorageError('full', new Error('in this test')))
  const asked: Readonly<Record<string, (id: FileId) => Promise<unknown>>> = {
    begin: () => begins(hub, ana),
    find: (id) => hub.uploads.find(own, id),
    write: (id) => hub.uploads.write(own, id, streamOf('olá')),
    finish: async (id) => {
      await hub.uploads.write(own, id, streamOf('olá'))
      await hub.uploads.finish(own, id)
    },
    discard: (id) => hub.uploads.cancel(own, id),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const id = await begins(hub, ana)
    const mock = t.mock.method(files, name as 'begin' | 'find' | 'write' | 'finish' | 'discard', refused)
    await assert.rejects(ask(id), { code: 'storage_full' }, name)
    mock.mock.restore()
    // what came of it must not take the room that messages need
    if (name === 'write') assert.equal(await hub.uploads.find(own, id), undefined)
    await hub.uploads.cancel(own, id).catch(() => {})
  }
  assert.equal(hub.uploads.underWay.size, 0)
})
