import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import type { FileId } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, openHub, uploads as settings } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { begins, senderOf, streamOf, userOf } from '../support/uploader.ts'

const second = 1_000

/** People in one room. */
async function crowd(hub: Hub, count: number): Promise<Awaited<ReturnType<typeof inRoom>>[]> {
  const people = []
  for (let at = 0; at < count; at += 1) people.push(await inRoom(hub, `n${at}`, 'geral'))
  return people
}

const codes = (begun: readonly PromiseSettledResult<FileId>[]): string[] =>
  begun.map((one) => (one.status === 'fulfilled' ? 'begun' : (one.reason as { code: string }).code))

test('[FILE8] the people of one network send so many files at once, however many they are', async (t) => {
  const hub = await openHub(t, { limits: { uploadsPerAddress: 3, uploads: 5 } })
  const people = await crowd(hub, 5)
  const addresses = ['10.0.0.7', '::ffff:10.0.0.7', '10.0.0.7', '10.0.0.7', '10.0.0.8']
  const begun = await Promise.allSettled(people.map((one, at) => begins(hub, one, { address: addresses[at]! })))
  assert.deepEqual(codes(begun), ['begun', 'begun', 'begun', 'uploads_full', 'begun'])
  const [ana] = people
  const full = { code: 'uploads_full', detail: { max: 3, problem: 'network' } }
  await assert.rejects(begins(hub, ana!, { address: '10.0.0.7' }), full)
  await begins(hub, ana!, { address: '10.0.0.9' })
})

test('[FILE8] IPv6 counts by the /64, and this machine, where a proxy may stand, only with all', async (t) => {
  const hub = await openHub(t, { limits: { uploadsPerAddress: 1, uploads: 4 } })
  const [ana, bia] = await crowd(hub, 2)
  await begins(hub, ana!, { address: '2001:db8:1:2::1' })
  const full = { code: 'uploads_full', detail: { max: 1, problem: 'network' } }
  await assert.rejects(begins(hub, bia!, { address: '2001:db8:1:2:ffff::1' }), full)
  await begins(hub, bia!, { address: '2001:db8:1:3::1' })
  for (const address of ['127.0.0.1', '::1']) await begins(hub, bia!, { address })
})

test('[FILE8] one network never takes the places of all, and a class behind one address has enough', () => {
  assert.ok(limits.uploadsPerAddress <= limits.uploads / 3)
  assert.ok(limits.uploadsPerAddress >= 40 * 3)
})

test('[FILE8] one of which no byte came gives way after 30 s where places lack, though somebody says he brings it', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, limits: { uploads: 3 } })
  const [ana, bia] = await crowd(hub, 2)
  const { id: own } = userOf(ana!)
  const [sent, hanging, empty] = await Promise.all([1, 2, 3].map(() => begins(hub, ana!)))
  await hub.uploads.write(own, sent!, streamOf('o'))
  const gate = Promise.withResolvers<void>()
  async function* nothing(): AsyncGenerator<Uint8Array> {
    await gate.promise
    yield Buffer.from('o')
  }
  const writing = hub.uploads.write(own, hanging!, nothing())
  clock.advance(30 * second - 1)
  // who asks for it again and again does not make it younger
  await hub.uploads.write(own, empty!, streamOf())
  await assert.rejects(begins(hub, bia!), { code: 'uploads_full', detail: { max: 3, problem: 'server' } })
  clock.advance(1)
  for (const _ of [1, 2]) await begins(hub, bia!)
  await assert.rejects(begins(hub, bia!), { code: 'uploads_full' })
  const found = await Promise.all([sent, hanging, empty].map((id) => hub.uploads.find(own, id!)))
  assert.deepEqual(
    found.map((one) => one?.offset),
    [1, undefined, undefined],
  )
  gate.resolve()
  await assert.rejects(writing, { code: 'file_not_found' })
  assert.equal(hub.uploads.underWay.size, 3)
})

test('[FILE8] one of which no byte came stays as long as there are places', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, limits: { uploads: 3 } })
  const [ana] = await crowd(hub, 1)
  const first = await begins(hub, ana!)
  clock.advance(60 * second)
  await begins(hub, ana!)
  assert.equal((await hub.uploads.find(userOf(ana!).id, first))?.offset, 0)
})

test('[FILE8] what came in half before a restart keeps its place and its bytes', async (t) => {
  const clock = new HandClock()
  const [store, files] = [createMemoryStore(), new MemoryFiles(clock)]
  const options = { clock, store, files, limits: { uploads: 3 } }
  const hub = await openHub(t, options)
  const people = await crowd(hub, 4)
  const [ana] = people
  const { id: own } = userOf(ana!)
  const half = await begins(hub, ana!, { text: 'dez letras' })
  await hub.uploads.write(own, half, streamOf('dez '))
  for (const one of people.slice(1, 3)) await begins(hub, one)
  const next = await openHub(t, { ...options, settings: { uploads: { ...settings, personBytes: 12 } } })
  assert.equal(next.uploads.underWay.size, 3)
  const davi = await inRoom(next, 'davi', 'geral')
  await assert.rejects(begins(next, davi), { code: 'uploads_full', detail: { max: 3, problem: 'server' } })
  // those of which nothing ever came go first
  clock.advance(30 * second)
  await begins(next, davi)
  assert.equal((await next.uploads.find(own, half))?.offset, 4)
  const room = next.directory.byName('geral')!
  const sender = senderOf(ana!)
  await assert.rejects(next.uploads.begin(sender, { room, name: 'x', length: 3 }), { code: 'quota_full' })
  await next.uploads.begin(sender, { room, name: 'x', length: 2 })
})

test('[FILE8] of more than there are places for a restart keeps no more than that', async (t) => {
  const [store, files] = [createMemoryStore(), new MemoryFiles()]
  const hub = await openHub(t, { store, files })
  const [ana] = await crowd(hub, 1)
  for (const _ of [1, 2, 3]) await begins(hub, ana!)
  const next = await openHub(t, { store, files, limits: { uploads: 2 } })
  assert.equal(next.uploads.underWay.size, 2)
  const left = []
  for await (const { incoming } of files.listIncoming()) left.push(incoming.id)
  assert.equal(left.length, 2)
})
