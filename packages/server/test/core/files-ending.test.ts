import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FileView } from '@papo/protocol'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, message, openHub, until, uploads as settings } from '../support/core.ts'
import { DelayedFiles } from '../support/delayed-files.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { begins, countContents, streamOf, textOf, uploads, userOf } from '../support/uploader.ts'

const hour = 3_600_000
const brought = (room: number, ...files: FileView[]) => ({
  ...message(room, ''),
  files: files.map(({ id }) => ({ id })),
})

test('[FILE4] with its message a file is gone, and its content with the last file that has it', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const [one, two, other] = [await uploads(hub, ana), await uploads(hub, bia), await uploads(hub, ana, { text: 'x' })]
  assert.equal(await countContents(hub), 2)
  const [first, second] = [await ana.ask(brought(ana.room, one, other)), await bia.ask(brought(bia.room, two))]
  await ana.ask({ verb: 'delete', room: ana.room, seq: first.seq })
  assert.equal(await countContents(hub), 1)
  for (const file of [one, other])
    await assert.rejects(hub.uploads.read(file.id, { user: userOf(ana).id }), { code: 'file_not_found' })
  assert.equal(await textOf(hub, two, { user: userOf(ana).id }), 'olá')
  await bia.ask({ verb: 'delete', room: bia.room, seq: second.seq })
  assert.equal(await countContents(hub), 0)
  assert.deepEqual((await ana.ask({ verb: 'files', room: ana.room, limit: 9 })).files, [])
  assert.deepEqual(await hub.store.files.sumFiles(userOf(ana).id), { own: 0, all: 0 })
})

test('[FILE4] with a room that is deleted its files are gone', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, settings: { temporaryRoomMs: 0 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  await uploads(hub, ana, { text: 'unused' })
  await ana.ask(brought(ana.room, await uploads(hub, ana)))
  await ana.ask({ verb: 'leave', room: ana.room })
  clock.advance(hour)
  await until(() => hub.directory.size === 0)
  await fences()
  assert.equal(await countContents(hub), 0)
})

test('[FILE4] whatever is uploaded and deleted at once, every file has its content, and no content is without a file', async (t) => {
  const play = async (acts: readonly Act[], delays: readonly number[]): Promise<void> => {
    let calls = 0
    const files = new DelayedFiles(() => delays[(calls += 1) % delays.length] ?? 0)
    const hub = await openHub(t, { files })
    const ana = await inRoom(hub, 'ana', 'REDES')
    const one = async ({ text, isDeleted, wait }: Act): Promise<void> => {
      await fences(wait)
      const { seq } = await ana.ask(brought(ana.room, await uploads(hub, ana, { text })))
      if (isDeleted) await ana.ask({ verb: 'delete', room: ana.room, seq })
    }
    await Promise.all(acts.map(one))
    const { files: listed } = await ana.ask({ verb: 'files', room: ana.room, limit: 99 })
    const left = acts.filter(({ isDeleted }) => !isDeleted).map(({ text }) => text)
    const texts = await Promise.all(listed.map(({ file }) => textOf(hub, file, { user: userOf(ana).id })))
    assert.deepEqual(texts.toSorted(), left.toSorted())
    assert.equal(await countContents(hub), new Set(left).size)
  }
  const act = fc.record({ text: fc.constantFrom('a', 'b'), isDeleted: fc.boolean(), wait: fc.nat({ max: 40 }) })
  const acts = fc.array(act, { minLength: 4, maxLength: 10 })
  const delays = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 })
  await fc.assert(fc.asyncProperty(acts, delays, play), { numRuns: process.env['PAPO_LONG'] ? 2_000 : 150 })
})

test('[FILE5] a content that came in when the server was killed, before its record, is gone at the next start', async (t) => {
  const files = new MemoryFiles()
  const store = createMemoryStore()
  const room = { id: 'A'.repeat(22), owner: 1, room: 1, name: 'x', begunAt: 0 }
  await files.begin(room)
  await files.write(room.id, streamOf('lost'), 9)
  await files.finish(room.id)
  const hub = await openHub(t, { store, files })
  await hub.uploads.swept()
  assert.equal(await countContents(hub), 0)
})

test('[FILE5] the store is asked for many contents at once, and those that it names stay', async (t) => {
  const [store, files] = [createMemoryStore(), new MemoryFiles()]
  const named = t.mock.method(store.files, 'namedAmong')
  const hub = await openHub(t, { store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  await hub.uploads.swept()
  const used = await uploads(hub, ana)
  await hub.uploads.swept()
  const half = { owner: 1, room: 1, name: 'x', begunAt: 0 }
  const lost = Array.from({ length: 1_100 }, (_, at) => ({ ...half, id: String(at).padEnd(22, '-') }))
  for (const incoming of lost) {
    await files.begin(incoming)
    await files.write(incoming.id, streamOf(incoming.id), 99)
    await files.finish(incoming.id)
  }
  const before = named.mock.callCount()
  const next = await openHub(t, { store, files })
  await next.uploads.swept()
  assert.equal(await countContents(next), 1)
  assert.equal(await textOf(next, used, { user: userOf(ana).id }), 'olá')
  // 500 at once, and again those that go, 20 at once
  assert.equal(named.mock.callCount() - before, 3 + 25 + 25 + 6)
})

test('[FILE5] what is not whole after a day is forgotten, also if it still drips; what no message brings too', async (t) => {
  const clock = new HandClock()
  const files = new MemoryFiles(clock)
  const hub = await openHub(t, { clock, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const half = await begins(hub, ana, { text: 'dez letras' })
  const gate = Promise.withResolvers<void>()
  const dripping = await begins(hub, ana, { text: 'dez letras' })
  async function* drips(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('d')
    await gate.promise
    yield Buffer.from('e')
  }
  const writing = hub.uploads.write(own, dripping, drips())
  const unused = await uploads(hub, ana)
  const used = await uploads(hub, ana, { text: 'used' })
  await ana.ask(brought(ana.room, used))
  clock.advance(24 * hour)
  await hub.uploads.swept()
  assert.ok(await hub.uploads.find(own, half))
  assert.ok(await hub.store.files.getFile(unused.id))
  clock.advance(hour)
  await hub.uploads.swept()
  gate.resolve()
  await assert.rejects(writing, { code: 'file_not_found' })
  for (const id of [half, dripping]) assert.equal(await hub.uploads.find(own, id), undefined)
  assert.equal(await hub.store.files.getFile(unused.id), undefined)
  assert.equal(await textOf(hub, used, { user: own }), 'used')
  assert.deepEqual([await countContents(hub), hub.uploads.underWay.size], [1, 0])
})

test('[FILE5] a file older than the owner keeps them is deleted; its message goes on to name it', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, settings: { uploads: { ...settings, keepMs: 30 * 24 * hour } } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana)
  const { seq } = await ana.ask(brought(ana.room, file))
  clock.advance(29 * 24 * hour)
  const young = await uploads(hub, ana, { text: 'young' })
  await ana.ask(brought(ana.room, young))
  clock.advance(25 * hour)
  await hub.uploads.swept()
  await assert.rejects(hub.uploads.read(file.id, { user: userOf(ana).id }), { code: 'file_not_found' })
  assert.equal((await hub.store.log.readMessage(ana.room, seq))?.files?.[0]?.name, 'nota.txt')
  assert.equal(await textOf(hub, young, { user: userOf(ana).id }), 'young')
  assert.equal(await countContents(hub), 1)
  // and the message can be deleted still
  await ana.ask({ verb: 'delete', room: ana.room, seq })
})

test('[FILE5] what could not be swept is told to the server, and swept the next time', async (t) => {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  const errors: unknown[] = []
  const hub = await openHub(t, { clock, store, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  await hub.uploads.swept()
  await uploads(hub, ana)
  store.fail('deleteFile')
  clock.advance(25 * hour)
  await hub.uploads.swept()
  assert.deepEqual([errors.length > 0, await countContents(hub)], [true, 1])
  store.mend('deleteFile')
  clock.advance(hour)
  await hub.uploads.swept()
  assert.equal(await countContents(hub), 0)
})

/** What one person does: uploads a text after some turns, says it, and perhaps deletes it. */
interface Act {
  readonly text: string
  readonly isDeleted: boolean
  readonly wait: number
}

async function fences(turns = 10): Promise<void> {
  for (let left = turns; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve))
}
