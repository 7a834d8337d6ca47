import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import type { FileId } from '@papo/protocol'
import { arrival, inChunks, openDiskHouse } from './disk-house.ts'
import { noise } from './pictures.ts'

test('[FILE15] what is whole stays until it is discarded, takes no more, and ends the same when asked again', async (t) => {
  for (const bytes of [randomBytes(100_000), await noise(64, 40).png().toBuffer()]) {
    const first = await openDiskHouse(t)
    const incoming = arrival()
    await first.files.begin(incoming)
    await first.files.write(incoming.id, inChunks(bytes), 1e9)
    const content = await first.files.finish(incoming.id)
    assert.deepEqual(await first.files.find(incoming.id), { incoming, offset: bytes.length })
    await assert.rejects(first.files.write(incoming.id, inChunks(bytes), 1e9), { code: 'file_not_found' })
    assert.deepEqual(await first.files.finish(incoming.id), content)
    await first.files.close()
    const second = await openDiskHouse(t, { folder: first.folder })
    assert.deepEqual(second.everything(), everythingOf(incoming.id, content.hash))
    // what nobody named was swept
    await second.files.remove(content.hash)
    assert.deepEqual(await second.files.finish(incoming.id), content)
    await second.files.discard(incoming.id)
    assert.deepEqual(second.everything(), [join(content.hash.slice(0, 2), content.hash)])
    assert.equal((await second.read(content)).length, content.size)
  }
})

test('[FILE15] what is whole takes no more room for being kept, unless no file here has two names', async (t) => {
  const house = await openDiskHouse(t)
  const bring = async (): Promise<readonly [number, number]> => {
    const incoming = arrival()
    const bytes = randomBytes(50_000)
    await house.files.begin(incoming)
    await house.files.write(incoming.id, inChunks(bytes), 1e9)
    const content = await house.files.finish(incoming.id)
    const { hash } = content
    assert.ok((await house.read(content)).equals(bytes))
    assert.deepEqual(house.everything(), everythingOf(incoming.id, hash))
    const inodes = [join('incoming', incoming.id), join(hash.slice(0, 2), hash)].map(
      (path) => statSync(join(house.folder, path)).ino,
    )
    await house.files.discard(incoming.id)
    assert.ok((await house.read(content)).equals(bytes))
    await house.files.remove(hash)
    return [inodes[0] ?? 0, inodes[1] ?? 0]
  }
  const [came, kept] = await bring()
  assert.equal(kept, came)
  const link = t.mock.method(fs, 'link', async () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM', syscall: 'link' })
  })
  syncBuiltinESMExports()
  t.after(() => {
    link.mock.restore()
    syncBuiltinESMExports()
  })
  const [another, copy] = await bring()
  assert.notEqual(copy, another)
  assert.equal(link.mock.callCount(), 1)
})

/** What lies on the disk of one that is kept, and not discarded. */
function everythingOf(id: FileId, hash: string): string[] {
  return [join(hash.slice(0, 2), hash), join('incoming', id), join('incoming', `${id}.json`)]
}
