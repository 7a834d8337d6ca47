import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileId } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { inRoom, message, openHub } from '../support/core.ts'
import type { Client } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { begins, senderOf, streamOf, userOf } from '../support/uploader.ts'

const full = { code: 'storage_full', detail: { problem: 'files' } }
const reserve = { limits: { diskReserveBytes: 100 } }

const beginsUnmeasured = async (hub: Hub, client: Client & { readonly room: number }): Promise<FileId> => {
  const room = await hub.uploads.room(userOf(client), client.room)
  return hub.uploads.begin(senderOf(client), { room, name: 'x' })
}

test('[FILE16] no file begins that would take the room of messages, with all that is on its way', async (t) => {
  const files = new MemoryFiles()
  const hub = await openHub(t, { files, ...reserve })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  files.free = 110
  await assert.rejects(begins(hub, ana, { bytes: Buffer.alloc(11) }), full)
  const id = await begins(hub, ana, { text: 'seis!!' })
  await assert.rejects(begins(hub, bia, { text: 'cinco' }), full)
  await begins(hub, bia, { text: 'four' })
  await assert.rejects(beginsUnmeasured(hub, bia), full)
  // what came is on the disk, and is set aside no more
  await hub.uploads.write(userOf(ana).id, id, streamOf('seis!!'))
  files.free = 104
  await assert.rejects(begins(hub, bia, { text: 'x' }), full)
  files.free = 105
  await begins(hub, bia, { text: 'x' })
  files.free = 0
  await ana.ask(message(ana.room, 'oi'))
})

test('[FILE16] a file whose length nobody told grows as long as there is room, and is given up then', async (t) => {
  const files = new MemoryFiles()
  const hub = await openHub(t, { files, ...reserve })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  files.free = 110
  const id = await beginsUnmeasured(hub, ana)
  async function* filling(): AsyncGenerator<Uint8Array> {
    for (const left of [105, 100]) {
      yield Buffer.from('cinco')
      files.free = left
    }
    yield Buffer.from('!')
  }
  await assert.rejects(hub.uploads.write(own, id, filling()), full)
  assert.equal(await hub.uploads.find(own, id), undefined)
  assert.equal(hub.uploads.underWay.size, 0)
})

test('[FILE16] where somebody else fills the disk meanwhile, a file grows no more, though it was promised its bytes', async (t) => {
  const files = new MemoryFiles()
  const hub = await openHub(t, { files, ...reserve })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const bytes = Buffer.alloc(2 * 1024 * 1024)
  const id = await begins(hub, ana, { bytes })
  await hub.uploads.write(own, id, streamOf(bytes.subarray(0, 1024)))
  files.free = 99
  await assert.rejects(hub.uploads.write(own, id, streamOf(bytes.subarray(1024))), full)
  assert.equal(await hub.uploads.find(own, id), undefined)
})

test('[FILE16] an idle upload gives its room on the disk to another one, whoever sends it', async (t) => {
  const clock = new HandClock()
  const files = new MemoryFiles(clock)
  const hub = await openHub(t, { clock, files, ...reserve })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  files.free = 110
  const id = await begins(hub, ana, { text: 'dez letras' })
  await assert.rejects(begins(hub, bia, { text: 'x' }), full)
  clock.advance(hub.limits.uploadEmptyMs)
  await begins(hub, bia, { text: 'x' })
  assert.equal(await hub.uploads.find(userOf(ana).id, id), undefined)
})
