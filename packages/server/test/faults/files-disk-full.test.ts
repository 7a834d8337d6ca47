import assert from 'node:assert/strict'
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mebibyte } from '../support/measured-talk.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { sendFile, takeNick } from '../support/send-file.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

const full = 'O disco do servidor está cheio. Nada foi enviado; tente de novo mais tarde.\n'

test('[HTTP11] a disk that is full in the middle of a file is told in words, and nothing of the file stays', async (t) => {
  const disk = mountSmallDisk(t, 32)
  if (disk === undefined) return
  const data = join(disk, 'data')
  const ballast = join(disk, 'ballast')
  const papo = await RunningPapo.start(t, { data, flags: ['--rate-limit=off'] })
  const { port } = papo
  const token = await takeNick(port, 'Lari')
  const send = (bytes: number): ReturnType<typeof sendFile> =>
    sendFile({ port, token, method: 'PUT', path: '/s/geral?nome=a.bin', bytes })
  assert.equal((await send(mebibyte)).status, 201)
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - 12 * mebibyte))
  const before = filesIn(data)
  const refused = await send(20 * mebibyte)
  assert.deepEqual(refused, { status: 507, body: full })
  await until('nothing of it stays', () => filesIn(data).join() === before.join())
  assert.equal((await send(2 * mebibyte)).status, 201)
  rmSync(ballast)
  assert.equal((await send(10 * mebibyte)).status, 201)
  assert.equal(papo.isAlive, true)
})

/** The files in a data folder, without the database's own. */
function filesIn(data: string): string[] {
  return readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}
