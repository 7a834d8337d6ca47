import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileId } from '@papo/protocol'
import type { Content } from '../../src/core/files.ts'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, message, openHub, until } from '../support/core.ts'
import type { Client } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { until as becomes } from '../support/until.ts'
import { begins, countContents, streamOf, textOf, uploads, userOf } from '../support/uploader.ts'

const bytes = Buffer.from('\x89PNG and the rest of its head', 'latin1')

/** Files whose pictures are drawn when a test says so. */
class SlowDrawing extends MemoryFiles {
  readonly drawn = Promise.withResolvers<{ readonly colour: string } | undefined>()

  override preview(): Promise<{ readonly colour: string } | undefined> {
    return this.drawn.promise
  }
}

/** A picture all of which came. */
async function whole(hub: Hub, client: Client & { readonly room: number }): Promise<FileId> {
  const id = await begins(hub, client, { bytes, name: 'foto.png' })
  await hub.uploads.write(userOf(client).id, id, streamOf(bytes))
  return id
}

test('[FILE10] killed before a file has its record, its end is made up for', async (t) => {
  const [store, files] = [createMemoryStore(), new MemoryFiles()]
  const killed = new FaultyStore(store)
  const hub = await openHub(t, { store: killed, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await whole(hub, ana)
  killed.hold('putFile')
  void hub.uploads.finish(own, id).catch(() => undefined)
  await until(() => killed.waiting('putFile') === 1)
  const next = await openHub(t, { store, files })
  await next.uploads.swept()
  assert.equal(await countContents(next), 0)
  const standing = await next.uploads.find(own, id)
  assert.deepEqual([standing?.offset, standing?.incoming.length], [bytes.length, bytes.length])
  const view = await next.uploads.finish(own, id)
  assert.deepEqual([view.id, view.size, await countContents(next)], [id, bytes.length, 1])
  assert.equal(await files.find(id), undefined)
})

test('[FILE10] killed before what came in is forgotten, it is forgotten at the next start, and the file stays', async (t) => {
  const [store, files] = [createMemoryStore(), new MemoryFiles()]
  const hub = await openHub(t, { store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await whole(hub, ana)
  const discard = t.mock.method(files, 'discard', () => new Promise<void>(() => {}))
  void hub.uploads.finish(own, id)
  await until(() => discard.mock.callCount() === 1)
  discard.mock.restore()
  assert.ok(await files.find(id))
  const next = await openHub(t, { store, files })
  await next.uploads.swept()
  assert.equal(await files.find(id), undefined)
  assert.equal((await next.uploads.find(own, id))?.offset, bytes.length)
  const view = await next.uploads.finish(own, id)
  assert.equal(await textOf(next, view, { user: own }), bytes.toString())
  assert.equal(next.uploads.underWay.size, 0)
})

test('[FILE10] what came in and could not be forgotten is, when the file is asked for or cancelled', async (t) => {
  const files = new MemoryFiles()
  const errors: unknown[] = []
  const hub = await openHub(t, { files, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const ids = [await whole(hub, ana), await whole(hub, ana)]
  const discard = t.mock.method(files, 'discard', () => Promise.reject(new Error('the disk')))
  for (const id of ids) assert.equal((await hub.uploads.finish(own, id)).id, id)
  discard.mock.restore()
  assert.equal(errors.length, 2)
  assert.equal((await hub.uploads.keep(own, ids[0]!)).id, ids[0])
  await hub.uploads.cancel(own, ids[1]!)
  for (const id of ids) assert.equal(await files.find(id), undefined)
  await assert.rejects(hub.uploads.cancel(own, ids[1]!), { code: 'file_not_found' })
  assert.equal((await hub.store.files.sumFiles(own)).own, bytes.length)
})

test('[FILE10] while it is drawn a picture is there: it is found whole, and its colour comes later', async (t) => {
  const files = new SlowDrawing()
  const clock = new HandClock()
  const hub = await openHub(t, { clock, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const [id, other] = [await whole(hub, ana), await whole(hub, ana)]
  const { timers } = clock
  const finishing = hub.uploads.finish(own, id)
  assert.equal((await hub.uploads.keep(own, id)).colour, undefined)
  await hub.uploads.keep(own, other)
  assert.equal((await hub.uploads.find(own, id))?.offset, bytes.length)
  const { seq } = await ana.ask({ ...message(ana.room, ''), files: [{ id: other }] })
  await until(() => clock.timers > timers)
  clock.advance(hub.limits.previewWaitMs)
  assert.equal((await finishing).colour, undefined)
  files.drawn.resolve({ colour: '#123456' })
  await becomes('it is noted', async () => (await hub.store.files.getFile(id))?.view.colour === '#123456')
  assert.equal((await hub.uploads.finish(own, id)).colour, '#123456')
  assert.equal((await hub.store.log.readMessage(ana.room, seq))?.files?.[0]?.colour, undefined)
})

test('[FILE10] while it is drawn a picture is cancelled, and whoever waits for it is told so', async (t) => {
  const files = new SlowDrawing()
  const hub = await openHub(t, { files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await whole(hub, ana)
  const finishing = hub.uploads.finish(own, id)
  await hub.uploads.keep(own, id)
  await hub.uploads.cancel(own, id)
  files.drawn.resolve({ colour: '#123456' })
  await assert.rejects(finishing, { code: 'file_not_found' })
  await assert.rejects(hub.uploads.finish(own, id), { code: 'file_not_found' })
  await hub.uploads.contents.idle()
  assert.deepEqual([await hub.uploads.find(own, id), await countContents(hub)], [undefined, 0])
  assert.deepEqual(await hub.store.files.sumFiles(own), { own: 0, all: 0 })
})

test('[FILE10] a kept file is found with the length that it was sent with, also after a restart', async (t) => {
  const store = createMemoryStore()
  const files = new (class extends MemoryFiles {
    override async finish(id: FileId): Promise<Content> {
      const content = await super.finish(id)
      return { ...content, size: content.size - 9 }
    }
  })()
  const hub = await openHub(t, { store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const { id, size } = await uploads(hub, ana, { bytes })
  assert.equal(size, bytes.length - 9)
  const next = await openHub(t, { store, files })
  for (const one of [hub, next]) {
    const { offset, incoming } = (await one.uploads.find(own, id)) ?? {}
    assert.deepEqual([offset, incoming?.length], [bytes.length, bytes.length])
  }
})

test('[FILE10] what the disk did not keep may be finished again, unless it is full; what is refused leaves nothing', async (t) => {
  const [store, files] = [new FaultyStore(createMemoryStore()), new MemoryFiles()]
  const hub = await openHub(t, { store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const [stays, goes, program] = [await whole(hub, ana), await whole(hub, ana), await begins(hub, ana, { text: 'MZ' })]
  store.fail('putFile')
  await assert.rejects(hub.uploads.finish(own, stays), { code: 'storage_failed' })
  store.fail('putFile', 'full')
  await assert.rejects(hub.uploads.finish(own, goes), { code: 'storage_full' })
  await hub.uploads.write(own, program, streamOf('MZ'))
  await assert.rejects(hub.uploads.finish(own, program), { code: 'file_type_refused' })
  store.mend('putFile')
  for (const id of [goes, program]) assert.equal(await files.find(id), undefined)
  await hub.uploads.contents.idle()
  assert.equal(await countContents(hub), 0)
  assert.equal((await hub.uploads.finish(own, stays)).id, stays)
  assert.deepEqual([await countContents(hub), hub.uploads.underWay.size], [1, 0])
})
