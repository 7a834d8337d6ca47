import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRoom, message, openHub } from '../support/core.ts'
import { begins, countContents, streamOf, textOf, uploads, userOf } from '../support/uploader.ts'

test('[FILE10] an upload that is finished twice is one file, whether at once or later; nobody else can', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const [own, other] = [userOf(ana).id, userOf(bia).id]
  const id = await begins(hub, ana)
  await hub.uploads.write(own, id, streamOf('olá'))
  for (const call of [() => hub.uploads.finish(other, id), () => hub.uploads.write(other, id, streamOf('x'))])
    await assert.rejects(call(), { code: 'file_not_found' })
  await assert.rejects(hub.uploads.cancel(other, id), { code: 'file_not_found' })
  assert.equal(await hub.uploads.find(other, id), undefined)
  const [one, two] = await Promise.all([hub.uploads.finish(own, id), hub.uploads.finish(own, id)])
  assert.deepEqual([two, await hub.uploads.finish(own, id)], [one, one])
  await assert.rejects(hub.uploads.finish(other, id), { code: 'file_not_found' })
  assert.equal((await hub.uploads.find(own, id))?.offset, 4)
  assert.equal((await hub.store.files.sumFiles(own)).own, 4)
})

test('[FILE10] an upload is cancelled until a message brings it', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const half = await begins(hub, ana)
  await hub.uploads.cancel(own, half)
  assert.equal(await hub.uploads.find(own, half), undefined)
  const whole = await uploads(hub, ana)
  await hub.uploads.cancel(own, whole.id)
  assert.equal(await countContents(hub), 0)
  await assert.rejects(hub.uploads.cancel(own, whole.id), { code: 'file_not_found' })
  const used = await uploads(hub, ana)
  await ana.ask({ ...message(ana.room, ''), files: [{ id: used.id }] })
  await assert.rejects(hub.uploads.cancel(own, used.id), { code: 'file_not_found' })
  assert.equal(await textOf(hub, used, { user: own }), 'olá')
})

test('[FILE10] what is cancelled while its bytes come takes no more of them', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  const id = await begins(hub, ana, { text: 'dez letras' })
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('dez')
    await hub.uploads.cancel(own, id)
    yield Buffer.from(' letras')
  }
  await assert.rejects(hub.uploads.write(own, id, slow()), { code: 'file_not_found' })
  assert.equal(await hub.uploads.find(own, id), undefined)
})
