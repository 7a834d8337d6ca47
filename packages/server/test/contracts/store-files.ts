import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FileRecord } from '../../src/core/store/files.ts'
import type { Store } from '../../src/core/store/store.ts'
import {
  brings,
  deletes,
  edits,
  fates,
  fileOf,
  makeRoom,
  openRoom,
  says,
  unbounded,
} from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what the records of files promise. */
export function testFiles(open: OpenStore): void {
  describe('files', () => testRecords(open))
  describe('messages that bring files', () => testBringing(open))
  describe('files that go', () => testDeleting(open))
}

const voice = {
  id: 'voice'.padEnd(22, '-'),
  name: 'recado.webm',
  kind: 'voice' as const,
  type: 'audio/webm',
  size: 4_000,
  durationMs: 23_000,
  bars: Array.from({ length: 64 }, (_, index) => index),
}

function testRecords(open: OpenStore): void {
  test('[STORE28] a file is read back as it was kept, before a message brings it and after', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const kept = fileOf(room, 'recado.webm', { view: voice, at: 5 })
    await store.files.putFile(kept)
    assert.deepEqual(await store.files.getFile(voice.id), kept)
    assert.equal(await store.files.getFile('another'), undefined)
    const described = { ...voice, alt: 'um recado “de voz” 🎙' }
    await store.log.append([brings(room, [{ ...kept, view: described }])])
    assert.deepEqual(await store.files.getFile(voice.id), { ...kept, view: described, seq: 2 })
    await store.log.append([edits(room, 2, 'com texto')])
    assert.deepEqual(await store.files.getFile(voice.id), { ...kept, view: described, seq: 2 })
  })

  test('[STORE28] of a room that is no more no file is kept, and one that is kept stays as it is', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [lost, kept] = [fileOf(99, 'lost'), fileOf(room, 'kept')]
    for (const file of [lost, kept, { ...kept, owner: 8 }]) await store.files.putFile(file)
    assert.deepEqual(await store.files.getFile(lost.view.id), undefined)
    assert.deepEqual(await store.files.getFile(kept.view.id), kept)
  })

  test('[STORE28] how long a file was when it was sent stays with it, also when a message brings it', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const file = fileOf(room, 'foto.png', { sent: 12 })
    await store.files.putFile(file)
    assert.deepEqual(await store.files.getFile(file.view.id), file)
    await store.log.append([brings(room, [file])])
    assert.deepEqual(await store.files.getFile(file.view.id), { ...file, seq: 2 })
  })

  test('[STORE28] the colour of a picture is noted once, while no message brings it', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const picture = (name: string): FileRecord => {
      const file = fileOf(room, name)
      return { ...file, view: { ...file.view, kind: 'image' } }
    }
    const [plain, brought, ...others] = await putAll(store, [
      picture('“é”.png'),
      picture('brought'),
      fileOf(room, 'no picture'),
    ])
    await store.log.append([brings(room, [brought!])])
    const noted = { ...plain!.view, colour: '#0a0b0c' }
    for (const id of [plain!, brought!, ...others, fileOf(room, 'none')].map(({ view }) => view.id))
      await store.files.noteColour(id, noted.colour)
    await store.files.noteColour(noted.id, '#ffffff')
    assert.deepEqual(await store.files.getFile(noted.id), { ...plain, view: noted })
    assert.deepEqual(await store.files.getFile(brought!.view.id), { ...brought, seq: 2 })
    assert.deepEqual(await store.files.getFile(others[0]!.view.id), others[0])
    await store.log.append([brings(room, [{ ...plain!, view: noted }])])
    assert.deepEqual((await store.log.readMessage(room, 3))?.files, [noted])
  })

  test('[STORE28] the bytes of a user, and of all, are counted, and whether a content is named', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    assert.deepEqual(await store.files.sumFiles(7), { own: 0, all: 0 })
    const files = [fileOf(room, 'a'), fileOf(room, 'b', { hash: 'hash of a' }), fileOf(room, 'c', { owner: 8 })]
    for (const file of files) await store.files.putFile(file)
    await store.log.append([brings(room, files.slice(0, 1))])
    assert.deepEqual(await store.files.sumFiles(7), { own: 20, all: 30 })
    await store.files.deleteFile({ id: files[1]!.view.id })
    assert.deepEqual(await store.files.sumFiles(7), { own: 10, all: 20 })
    const contents = ['hash of c', 'hash of b', 'hash of a', 'hash of c']
    assert.deepEqual(await store.files.namedAmong(contents), ['hash of c', 'hash of a', 'hash of c'])
    assert.deepEqual(await store.files.namedAmong([]), [])
  })

  test('[STORE28] the files of a room are listed by message, the newest first, in the order of each', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [a, b, c, d] = await putAll(
      store,
      ['a', 'b', 'c', 'd'].map((name) => fileOf(room, name)),
    )
    await store.log.append([brings(room, [c!, a!]), says(room, 'x'), brings(room, [b!])])
    const list = async (before: number, limit: number): Promise<string[]> =>
      (await store.files.listFiles(room, { before, limit })).map(({ view, seq }) => `${seq} ${view.name}`)
    assert.deepEqual(await list(Number.MAX_SAFE_INTEGER, 9), ['4 b', '2 c', '2 a'])
    assert.deepEqual(await list(Number.MAX_SAFE_INTEGER, 2), ['4 b', '2 c'])
    assert.deepEqual([await list(4, 9), await list(2, 9)], [['2 c', '2 a'], []])
    assert.deepEqual(namesOf(await store.files.listFilesOf(room, 2)), ['c', 'a'])
    assert.deepEqual(await store.files.listFilesOf(room, 3), [])
    assert.deepEqual(await store.files.listFiles(99, { before: 9, limit: 9 }), [])
    assert.equal((await store.files.getFile(d!.view.id))?.seq, undefined)
  })

  test('[STORE28] old files are found, those that no message brings sooner', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const files = [1, 2, 3, 4].map((at) => fileOf(room, `at ${at}`, { at }))
    await putAll(store, files)
    await store.log.append([brings(room, [files[0]!, files[2]!])])
    const old = async (unusedBefore: number, before: number, limit = 9): Promise<string[]> =>
      namesOf(await store.files.listOldFiles({ unusedBefore, before, limit }))
    assert.deepEqual(await old(0, 0), [])
    assert.deepEqual(await old(3, 0), ['at 2'])
    assert.deepEqual(await old(9, 0), ['at 2', 'at 4'])
    assert.deepEqual(await old(0, 4), ['at 1', 'at 2', 'at 3'])
    assert.deepEqual(await old(9, 2), ['at 1', 'at 2', 'at 4'])
    assert.equal((await old(9, 9, 3)).length, 3)
  })

  test('[STORE28] the key of links is the first one that was given', async (t) => {
    const store = await open(t)
    assert.equal(await store.files.takeLinkKey('first'), 'first')
    assert.equal(await store.files.takeLinkKey('second'), 'first')
  })
}

function testBringing(open: OpenStore): void {
  test('[FILE1] a message has its files wherever it is read: log, page, quote, pins', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [a, b] = await putAll(store, [fileOf(room, 'a'), fileOf(room, 'b')])
    const files = [b!.view, { ...a!.view, alt: 'a foto' }]
    const reply = { seq: 2, author: 7, nick: 'lari' }
    await store.log.append([
      { ...brings(room, []), files },
      { ...says(room, 'vi'), reply },
    ])
    const [event] = await store.log.readLog(room, { after: 1, until: 2 }, unbounded)
    assert.deepEqual(event?.kind === 'message' && event.files, files)
    assert.deepEqual((await store.log.readMessage(room, 2))?.files, files)
    const page = await store.log.readPage(room, { after: 2, limit: 5, asOf: 3 }, 7)
    assert.deepEqual(page.quoted, [{ seq: 2, author: 7, nick: 'lari', text: '', files }])
    await store.log.append([edits(room, 2, 'legenda')])
    assert.deepEqual((await store.log.readMessage(room, 2))?.files, files)
  })

  test('[FILE1] a file that is used, of another person or room, or none, makes the whole message void', async (t) => {
    const store = await open(t)
    const [room, other] = [await makeRoom(store, 'geral'), await makeRoom(store, 'outra')]
    const [free, used, foreign, away] = await putAll(store, [
      fileOf(room, 'free'),
      fileOf(room, 'used'),
      fileOf(room, 'foreign', { owner: 8 }),
      fileOf(other, 'away'),
    ])
    const bad = [used!, foreign!, away!, fileOf(room, 'none')]
    const appended = await store.log.append([
      brings(room, [used!]),
      ...bad.map((file) => brings(room, [free!, file])),
      brings(room, [free!]),
    ])
    assert.deepEqual(fates(appended), [2, 'files', 'files', 'files', 'files', 3])
    assert.deepEqual((await store.files.getFile(foreign!.view.id))?.seq, undefined)
    assert.deepEqual((await store.files.getFile(used!.view.id))?.seq, 2)
  })

  test('[FILE1] two messages of one batch that bring the same file: the second is void', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [file] = await putAll(store, [fileOf(room, 'a')])
    const drafts = [brings(room, [file!], 'k1'), brings(room, [file!], 'k2'), says(room, 'x')]
    assert.deepEqual(fates(await store.log.append(drafts)), [2, 'files', 3])
  })

  test('[STORE3] a message with files that is said again is answered by its place, even when they are gone', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [file] = await putAll(store, [fileOf(room, 'a')])
    const draft = brings(room, [file!], 'k')
    const [first, again] = await store.log.append([draft, draft])
    assert.deepEqual([first?.type, again], ['appended', { type: 'repeated', room, seq: 2, at: 1_000 }])
    await store.log.append([deletes(room, 2)])
    assert.equal((await store.log.append([draft]))[0]?.type, 'repeated')
  })
}

function testDeleting(open: OpenStore): void {
  test('[FILE4] with a message its files go, and no others', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [a, b, c] = await putAll(
      store,
      ['a', 'b', 'c'].map((name) => fileOf(room, name)),
    )
    await store.log.append([brings(room, [a!, b!]), brings(room, [c!]), edits(room, 2, 'x'), deletes(room, 2)])
    const left = await Promise.all([a, b, c].map((file) => store.files.getFile(file!.view.id)))
    assert.deepEqual(
      left.map((file) => file?.view.name),
      [undefined, undefined, 'c'],
    )
    const message = await store.log.readMessage(room, 2)
    assert.deepEqual([message?.deleted, message?.files, message?.text], [true, undefined, ''])
    const page = await store.log.readPage(room, { after: 0, limit: 9, asOf: 9 }, 7)
    assert.deepEqual(
      page.messages.map(({ files = [] }) => files.length),
      [0, 1],
    )
    assert.deepEqual(await store.files.sumFiles(7), { own: 10, all: 10 })
    assert.deepEqual(namesOf(await store.files.listFiles(room, { before: 99, limit: 9 })), ['c'])
  })

  test('[FILE4] with a room its files go, those too that no message brings, and their contents are told', async (t) => {
    const store = await open(t)
    const [room, other] = [await makeRoom(store, 'geral'), await makeRoom(store, 'outra')]
    const files = [fileOf(room, 'b'), fileOf(room, 'a'), fileOf(room, 'c', { hash: 'hash of a' }), fileOf(other, 'd')]
    await putAll(store, files)
    await store.log.append([brings(room, [files[0]!])])
    assert.deepEqual(await store.rooms.deleteRoom(room), ['hash of a', 'hash of b'])
    assert.deepEqual(await store.rooms.deleteRoom(room), [])
    const left = await Promise.all(files.map(({ view }) => store.files.getFile(view.id)))
    assert.deepEqual(
      left.map((file) => file?.view.name),
      [undefined, undefined, undefined, 'd'],
    )
    const again = await store.rooms.putRoom(openRoom('geral'))
    assert.deepEqual(await store.files.listFiles(again.room.id, { before: 9, limit: 9 }), [])
  })

  test('[FILE5] a record is deleted only as it was known: one that a message took meanwhile stays', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const [a, b] = await putAll(store, [fileOf(room, 'a'), fileOf(room, 'b')])
    await store.log.append([brings(room, [a!])])
    const remove = (file: FileRecord, seq?: number): Promise<boolean> =>
      store.files.deleteFile({ id: file.view.id, ...(seq !== undefined && { seq }) })
    assert.deepEqual([await remove(a!), await remove(b!, 2)], [false, false])
    assert.deepEqual([await remove(a!, 2), await remove(b!), await remove(b!)], [true, true, false])
    assert.deepEqual((await store.log.readMessage(room, 2))?.files, [a!.view])
    assert.deepEqual(await store.files.sumFiles(7), { own: 0, all: 0 })
    await store.log.append([deletes(room, 2)])
    assert.equal((await store.log.readMessage(room, 2))?.files, undefined)
  })
}

async function putAll(store: Store, files: readonly FileRecord[]): Promise<readonly FileRecord[]> {
  for (const file of files) await store.files.putFile(file)
  return files
}

function namesOf(files: readonly FileRecord[]): string[] {
  return files.map(({ view }) => view.name)
}
