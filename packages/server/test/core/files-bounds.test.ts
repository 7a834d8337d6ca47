import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileId } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, message, openHub, uploads as settings } from '../support/core.ts'
import type { Client } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { begins, countContents, senderOf, streamOf, uploads, userOf } from '../support/uploader.ts'

const minute = 60_000
const beginsUnmeasured = async (hub: Hub, client: Client & { readonly room: number }): Promise<FileId> => {
  const room = await hub.uploads.room(userOf(client), client.room)
  return hub.uploads.begin(senderOf(client), { room, name: 'x' })
}
const of = (bytes: Partial<typeof settings>) => ({ uploads: { ...settings, ...bytes } })

test('[FILE8] a person sends so many files at once, and one that is idle gives way', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, limits: { uploadsPerPerson: 3 } })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const { id: own } = userOf(ana)
  const ids = await Promise.all([1, 2, 3].map(() => begins(hub, ana)))
  await assert.rejects(begins(hub, ana), { code: 'uploads_full', detail: { max: 3 } })
  await begins(hub, bia)
  clock.advance(9 * minute)
  await hub.uploads.write(own, ids[0]!, streamOf('o'))
  clock.advance(minute)
  await begins(hub, ana)
  const found = await Promise.all(ids.map(async (id) => (await hub.uploads.find(own, id)) !== undefined))
  assert.deepEqual(found, [true, false, true])
})

test('[FILE8] one of which bytes are coming gives way to nobody, however slowly they come', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, limits: { uploadsPerPerson: 1 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await begins(hub, ana)
  const gate = Promise.withResolvers<void>()
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('ol')
    await gate.promise
    yield Buffer.from('á')
  }
  const writing = hub.uploads.write(own, id, slow())
  await new Promise((resolve) => setImmediate(resolve))
  clock.advance(60 * minute)
  await assert.rejects(begins(hub, ana), { code: 'uploads_full' })
  await assert.rejects(hub.uploads.write(own, id, streamOf('x')), { code: 'busy' })
  await assert.rejects(hub.uploads.finish(own, id), { code: 'busy' })
  gate.resolve()
  await writing
  assert.equal((await hub.uploads.finish(own, id)).size, 4)
  await begins(hub, ana)
})

test('[FILE8] all together send so many at once', async (t) => {
  const hub = await openHub(t, { limits: { uploads: 3 } })
  const people = await Promise.all(['ana', 'bia', 'caio', 'davi'].map((nick) => inRoom(hub, nick, 'geral')))
  const begun = await Promise.allSettled(people.map((one) => begins(hub, one)))
  assert.deepEqual(
    begun.map((one) => (one.status === 'fulfilled' ? 'begun' : (one.reason as { code: string }).code)),
    ['begun', 'begun', 'begun', 'uploads_full'],
  )
  await assert.rejects(begins(hub, people[3]!), { code: 'uploads_full', detail: { max: 3, problem: 'server' } })
})

test("[FILE8] a person's files and those on their way never take more than they may, though they come at once", async (t) => {
  const hub = await openHub(t, { settings: of({ personBytes: 10 }) })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const begun = await Promise.allSettled(
    [4, 4, 4, 2].map((length) => begins(hub, ana, { bytes: Buffer.alloc(length, 'a') })),
  )
  assert.deepEqual(
    begun.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  await assert.rejects(begins(hub, ana, { text: 'x' }), { code: 'quota_full', detail: { size: 10, max: 10 } })
  const tooMuch = begins(hub, bia, { text: 'onze letras' })
  await assert.rejects(tooMuch, { code: 'quota_full', detail: { size: 0, max: 10 } })
  await uploads(hub, bia, { text: 'dez letras' })
  await hub.uploads.cancel(userOf(ana).id, (begun[0] as PromiseFulfilledResult<string>).value)
  const file = await uploads(hub, ana, { text: 'four' })
  const { seq } = await ana.ask({ ...message(ana.room, ''), files: [{ id: file.id }] })
  await assert.rejects(begins(hub, ana, { text: 'x' }), { code: 'quota_full' })
  await ana.ask({ verb: 'delete', room: ana.room, seq })
  await begins(hub, ana, { text: 'four' })
})

test('[FILE8] a file whose length nobody told takes what is left, and no more', async (t) => {
  const hub = await openHub(t, { settings: of({ personBytes: 10 }) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  await uploads(hub, ana, { text: 'seis!!' })
  const id = await beginsUnmeasured(hub, ana)
  assert.equal(await hub.uploads.write(own, id, streamOf('four')), 4)
  await assert.rejects(begins(hub, ana, { text: 'x' }), { code: 'quota_full' })
  await assert.rejects(hub.uploads.write(own, id, streamOf('!')), { code: 'quota_full', detail: { size: 6, max: 10 } })
  assert.equal(await hub.uploads.find(own, id), undefined)
  await begins(hub, ana, { text: 'four' })
})

test('[FILE8] small files whose lengths nobody told come side by side, as many as there is place for', async (t) => {
  const piece = 32 * 1024
  const personBytes = 40 * 2 * piece
  const hub = await openHub(t, { limits: { uploadsPerPerson: 50 }, settings: of({ personBytes }) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const send = async (at: number): Promise<void> => {
    const id = await beginsUnmeasured(hub, ana)
    await hub.uploads.write(own, id, streamOf(Buffer.alloc(piece, at), Buffer.alloc(piece, at)))
    await hub.uploads.finish(own, id)
  }
  await Promise.all(Array.from({ length: 40 }, (_, at) => send(at)))
  assert.equal((await hub.store.files.sumFiles(own)).own, personBytes)
  await assert.rejects(send(41), { code: 'quota_full', detail: { size: personBytes, max: personBytes } })
})

test('[FILE8] files whose lengths nobody told never pass the quota, though too many come at once', async (t) => {
  const hub = await openHub(t, { limits: { uploadsPerPerson: 50 }, settings: of({ personBytes: 100 }) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const sent = await Promise.allSettled(
    Array.from({ length: 40 }, async (_, at) => {
      const id = await beginsUnmeasured(hub, ana)
      await hub.uploads.write(own, id, streamOf(Buffer.alloc(5, at), Buffer.alloc(5, at)))
      await hub.uploads.finish(own, id)
    }),
  )
  const refused = sent.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
  assert.ok(refused.length >= 30)
  assert.ok(refused.every((code) => code === 'quota_full'))
  assert.equal((await hub.store.files.sumFiles(own)).own, (40 - refused.length) * 10)
  assert.equal(hub.uploads.underWay.size, 0)
})

test('[FILE8] a file whose length nobody told has place set aside only as it comes', async (t) => {
  const hub = await openHub(t, { settings: of({ personBytes: 3 * 1024 * 1024, maxBytes: 25 * 1024 * 1024 }) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const ids = await Promise.all(Array.from({ length: 9 }, () => beginsUnmeasured(hub, ana)))
  for (const id of ids) await hub.uploads.write(userOf(ana).id, id, streamOf('pouco'))
  // what was set aside beyond that gives way
  await begins(hub, ana, { bytes: Buffer.alloc(3 * 1024 * 1024 - 9 * 5) })
  await hub.uploads.finish(userOf(ana).id, ids[0]!)
})

test('[FILE8] when the place of all is taken, everybody is told so', async (t) => {
  const hub = await openHub(t, { settings: of({ serverBytes: 10 }) })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  await uploads(hub, ana, { text: 'dez letras' })
  await assert.rejects(begins(hub, bia, { text: 'x' }), { code: 'quota_full', detail: { problem: 'server' } })
})

test('[FILE8] an idle upload gives its bytes to another one of the same person', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, settings: of({ personBytes: 10 }) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const id = await begins(hub, ana, { text: 'dez letras' })
  clock.advance(10 * minute)
  await uploads(hub, ana, { text: 'x' })
  assert.equal(await hub.uploads.find(userOf(ana).id, id), undefined)
  assert.equal(await countContents(hub), 1)
})

test('[FILE8] an upload from before a restart goes on, and counts from then on', async (t) => {
  const [store, files] = [createMemoryStore(), new MemoryFiles()]
  const hub = await openHub(t, { store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await begins(hub, ana, { text: 'dez letras' })
  await hub.uploads.write(own, id, streamOf('dez '))
  const next = await openHub(t, { store, files })
  assert.equal(next.uploads.underWay.size, 1)
  assert.equal((await next.uploads.find(own, id))?.offset, 4)
  await next.uploads.write(own, id, streamOf('letras'))
  assert.equal(next.uploads.underWay.size, 1)
  assert.equal((await next.uploads.finish(own, id)).size, 10)
  assert.equal(next.uploads.underWay.size, 0)
})
