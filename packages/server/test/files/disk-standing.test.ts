import assert from 'node:assert/strict'
import { statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mebibyte } from '../support/measured-talk.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { arrival, inChunks, openDiskHouse } from './disk-house.ts'

test('[FILE15] what came in half is listed after a restart, each with as many bytes as came', async (t) => {
  const first = await openDiskHouse(t)
  const [begun, half] = [arrival({ length: 10 }), arrival({ owner: 2 })]
  for (const one of [begun, half]) await first.files.begin(one)
  await first.files.write(half.id, inChunks(Buffer.from('olá')), 1e6)
  await first.bring(Buffer.from('whole'))
  // what nobody knows whose it is
  writeFileSync(join(first.folder, 'incoming', arrival().id), 'x')
  await first.files.close()
  const second = await openDiskHouse(t, { folder: first.folder })
  const listed = []
  for await (const one of second.files.listIncoming()) listed.push(one)
  assert.deepEqual(
    listed.toSorted((one, other) => one.incoming.owner - other.incoming.owner),
    [
      { incoming: begun, offset: 0 },
      { incoming: half, offset: 4 },
    ],
  )
})

test('the disk tells how many bytes it takes still', async (t) => {
  const disk = mountSmallDisk(t, 8)
  if (disk === undefined) return
  const { files } = await openDiskHouse(t, { folder: join(disk, 'files') })
  const before = await files.freeBytes()
  assert.ok(before > 7 * mebibyte && before <= 8 * mebibyte, `${before}`)
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(3 * mebibyte))
  assert.equal(await files.freeBytes(), before - 3 * mebibyte)
  const { bavail, bsize } = statfsSync(disk)
  assert.equal(await files.freeBytes(), bavail * bsize)
})
