import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import type { FileId } from '@papo/protocol'
import { StorageError } from '../../src/core/store/store.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'
import { arrival, inChunks, openDiskHouse } from './disk-house.ts'
import { noise } from './pictures.ts'

const isChatError = (code: string) => (error: unknown) => error instanceof ChatError && error.code === code

/** Whether a link leads to a file with this name. */
function isThere(link: string, name: string): boolean {
  try {
    return readlinkSync(link).endsWith(name)
  } catch {
    return false
  }
}

async function* cutOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
}

test('[FILE15] a file is kept under its hash, for this user alone, and nothing else of it stays', async (t) => {
  const house = await openDiskHouse(t)
  const bytes = randomBytes(200_000)
  const content = await house.bring(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  assert.deepEqual(content, { hash, size: 200_000, type: 'application/octet-stream', kind: 'file' })
  assert.deepEqual(house.everything(), [join(hash.slice(0, 2), hash)])
  assert.ok((await house.read(content)).equals(bytes))
  const path = join(house.folder, hash.slice(0, 2), hash)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  for (const folder of [house.folder, join(path, '..'), join(house.folder, 'incoming')]) {
    assert.equal(statSync(folder).mode & 0o777, 0o700)
  }
})

test('[FILE15] the same content of two people is kept once', async (t) => {
  const house = await openDiskHouse(t)
  const bytes = randomBytes(1000)
  const [a, b] = await Promise.all([house.bring(bytes, { owner: 1 }), house.bring(bytes, { owner: 2 })])
  assert.equal(a.hash, b.hash)
  assert.equal(house.everything().length, 1)
  for await (const hash of house.files.list()) assert.equal(hash, a.hash)
})

test('[FILE15] what came before a cut stays, also over a restart, and the rest is added to it', async (t) => {
  const first = await openDiskHouse(t)
  const incoming = arrival({ length: 10_000, voice: { durationMs: 23_000 } })
  const bytes = randomBytes(10_000)
  await first.files.begin(incoming)
  await assert.rejects(first.files.write(incoming.id, cutOff(bytes.subarray(0, 4000)), 1e6), { code: 'ECONNRESET' })
  assert.deepEqual(await first.files.find(incoming.id), { incoming, offset: 4000 })
  await first.files.close()
  const second = await openDiskHouse(t, { folder: first.folder })
  assert.deepEqual(await second.files.find(incoming.id), { incoming, offset: 4000 })
  assert.equal(await second.files.write(incoming.id, inChunks(bytes.subarray(4000), 1000), 1e6), 10_000)
  const content = await second.files.finish(incoming.id)
  assert.ok((await second.read(content)).equals(bytes))
})

test('the first byte beyond the most is refused', async (t) => {
  const { files } = await openDiskHouse(t)
  const incoming = arrival()
  await files.begin(incoming)
  assert.equal(await files.write(incoming.id, inChunks(randomBytes(1000)), 1000), 1000)
  await assert.rejects(files.write(incoming.id, inChunks(randomBytes(1)), 1000), isChatError('file_too_big'))
  assert.equal((await files.find(incoming.id))?.offset, 1000)
})

test('an empty file is refused, and nothing of it stays', async (t) => {
  const house = await openDiskHouse(t)
  await assert.rejects(house.bring(new Uint8Array()), isChatError('file_empty'))
  assert.deepEqual(house.everything(), [])
})

test('who resumes takes over from his own connection that hangs', async (t) => {
  const { files } = await openDiskHouse(t)
  const incoming = arrival()
  await files.begin(incoming)
  const goOn = Promise.withResolvers<undefined>()
  const begun = Promise.withResolvers<undefined>()
  const hanging = files.write(
    incoming.id,
    (async function* () {
      yield Buffer.from('one ')
      begun.resolve(undefined)
      await goOn.promise
      yield Buffer.from('late ')
    })(),
    1e6,
  )
  await begun.promise
  assert.equal(await files.write(incoming.id, inChunks(Buffer.from('two')), 1e6), 7)
  goOn.resolve(undefined)
  await assert.rejects(hanging, isChatError('file_not_found'))
  assert.equal((await files.find(incoming.id))?.offset, 7)
})

test('a file is begun once: a second time leaves the first as it is', async (t) => {
  const { files } = await openDiskHouse(t)
  const incoming = arrival()
  await files.begin(incoming)
  await files.write(incoming.id, inChunks(Buffer.from('first')), 10)
  await assert.rejects(files.begin(incoming))
  assert.equal((await files.find(incoming.id))?.offset, 5)
})

test('what is being finished when all is closed is finished first', async (t) => {
  const house = await openDiskHouse(t)
  const incoming = arrival()
  await house.files.begin(incoming)
  await house.files.write(incoming.id, inChunks(randomBytes(3_000_000)), 1e9)
  const finishing = house.files.finish(incoming.id)
  await house.files.close()
  const { hash } = await finishing
  assert.deepEqual(house.everything(), [
    join(hash.slice(0, 2), hash),
    join('incoming', incoming.id),
    join('incoming', `${incoming.id}.json`),
  ])
})

test('nothing is written to what nobody began, nor to what was discarded', async (t) => {
  const house = await openDiskHouse(t)
  const incoming = arrival()
  const write = (id: FileId) => house.files.write(id, inChunks(Buffer.from('x')), 10)
  await assert.rejects(write(incoming.id), isChatError('file_not_found'))
  await house.files.begin(incoming)
  await write(incoming.id)
  await house.files.discard(incoming.id)
  await assert.rejects(write(incoming.id), isChatError('file_not_found'))
  await assert.rejects(house.files.finish(incoming.id), isChatError('file_not_found'))
  assert.deepEqual(house.everything(), [])
})

test('names that are no ids and no hashes lead nowhere', async (t) => {
  const { files } = await openDiskHouse(t)
  const odd = [
    '..',
    '../papo.db',
    'a/../../b',
    '',
    '.',
    '\0',
    'x'.repeat(22) + '/..',
    'A'.repeat(64),
    '%2e%2e',
    'C:\\x',
  ]
  for (const name of odd) {
    assert.equal(await files.find(name), undefined)
    assert.equal(await files.open(name), undefined)
    assert.equal(await files.openPreview(name, 480), undefined)
    await files.discard(name)
    await files.remove(name)
    await assert.rejects(files.write(name, inChunks(Buffer.from('x')), 10), isChatError('file_not_found'))
    await assert.rejects(files.begin(arrival({ id: name })))
  }
})

test('a stretch of a content is served', async (t) => {
  const house = await openDiskHouse(t)
  const { hash } = await house.bring(Buffer.from('0123456789'))
  const opened = await house.files.open(hash, { first: 3, last: 5 })
  assert.equal(opened?.size, 10)
  assert.equal((await buffer(opened.stream)).toString(), '345')
})

test('a content that nobody reads, or not to its end, holds no file open', async (t) => {
  const house = await openDiskHouse(t)
  const { hash } = await house.bring(randomBytes(500_000))
  const held = () => readdirSync('/proc/self/fd').filter((fd) => isThere(`/proc/self/fd/${fd}`, hash)).length
  const [unread, part] = [await house.files.open(hash), await house.files.open(hash)]
  assert.equal(held(), 0)
  for await (const bytes of part?.stream ?? []) {
    assert.ok(bytes.length > 0)
    assert.equal(held(), 1)
    break
  }
  unread?.stream.destroy()
  await until('it is closed', () => held() === 0)
})

test('what is removed is gone, and removing it again does nothing', async (t) => {
  const house = await openDiskHouse(t)
  const { hash } = await house.bring(Buffer.from('gone'))
  await house.files.remove(hash)
  await house.files.remove(hash)
  assert.equal(await house.files.open(hash), undefined)
  assert.deepEqual(house.everything(), [])
})

test('what came in and was left is swept, what still comes is not', async (t) => {
  const house = await openDiskHouse(t)
  const [old, young] = [arrival(), arrival()]
  await house.files.begin(old)
  await house.files.begin(young)
  utimesSync(join(house.folder, 'incoming', old.id), 1000, 1000)
  await house.files.sweep(2_000_000)
  assert.equal(await house.files.find(old.id), undefined)
  assert.equal((await house.files.find(young.id))?.offset, 0)
  assert.equal(house.everything().length, 2)
})

test('what was being made when a server ended is gone at the next start', async (t) => {
  const house = await openDiskHouse(t)
  await house.files.close()
  writeFileSync(join(house.folder, 'temporary', '1-1'), 'half')
  const again = await openDiskHouse(t, { folder: house.folder })
  assert.deepEqual(again.everything(), [])
})

test('200 files at once all arrive whole', async (t) => {
  const house = await openDiskHouse(t)
  const all = Array.from({ length: 200 }, (_, n) => Buffer.concat([randomBytes(30_000), Buffer.from(String(n))]))
  const contents = await Promise.all(all.map((bytes) => house.bring(bytes)))
  for (const [n, content] of contents.entries()) {
    assert.ok(readFileSync(join(house.folder, content.hash.slice(0, 2), content.hash)).equals(all[n] ?? Buffer.of()))
  }
  assert.equal(house.everything().length, 200)
})

test('[FILE15] a full disk is told as such; what came before stays for a resume, and nothing of an end does', async (t) => {
  const disk = mountSmallDisk(t, 1)
  if (disk === undefined) return
  const house = await openDiskHouse(t, { folder: join(disk, 'files') })
  const isFull = (error: unknown) => error instanceof StorageError && error.problem === 'full'
  const incoming = arrival()
  await house.files.begin(incoming)
  await assert.rejects(house.files.write(incoming.id, inChunks(randomBytes(2_000_000)), 1e9), isFull)
  const found = await house.files.find(incoming.id)
  assert.ok(found && found.offset > 500_000)
  await assert.rejects(house.files.begin(arrival()), isFull)
  assert.deepEqual(house.everything(), [join('incoming', incoming.id), join('incoming', `${incoming.id}.json`)])
  await house.files.discard(incoming.id)
  await house.bring(Buffer.from('there is room again'))
})

test('[FILE15] a disk that is full at the end of a file keeps nothing of it', async (t) => {
  const disk = mountSmallDisk(t, 1)
  if (disk === undefined) return
  const house = await openDiskHouse(t, { folder: join(disk, 'files') })
  const bytes = await noise(640, 400).png().toBuffer()
  assert.ok(bytes.length > 600_000)
  const isFull = (error: unknown) => error instanceof StorageError && error.problem === 'full'
  await assert.rejects(house.bring(bytes), isFull)
  assert.deepEqual(house.everything(), [])
  const original = await house.bring(bytes, { isOriginal: true })
  assert.equal(original.size, bytes.length)
})
