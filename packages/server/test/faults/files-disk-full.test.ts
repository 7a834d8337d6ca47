import assert from 'node:assert/strict'
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { limits } from '@papo/protocol'
import { mebibyte } from '../support/measured-talk.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { sendFile, takeNick } from '../support/send-file.ts'
import type { EndlessFile } from '../support/send-file.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

const noRoom =
  'O disco do servidor está quase cheio: ainda cabem mensagens, mas não arquivos. Fale com quem cuida dele.\n'
const { diskReserveBytes } = limits

/** A server on a small disk, and somebody who sends files to it. */
async function onSmallDisk(t: TestContext) {
  const disk = mountSmallDisk(t, 128)
  if (disk === undefined) return undefined
  const data = join(disk, 'data')
  const ballast = join(disk, 'ballast')
  const papo = await RunningPapo.start(t, { data, flags: ['--rate-limit=off'] })
  const token = await takeNick(papo.port, 'Lari')
  const url = `http://127.0.0.1:${papo.port}/s/geral`
  return {
    data,
    papo,
    send: (bytes: number, more: Partial<EndlessFile> = {}) =>
      sendFile({ port: papo.port, token, method: 'PUT', path: '/s/geral?nome=a.bin', bytes, ...more }),
    say: async (body: string) => {
      const answer = await fetch(url, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body })
      return answer.status
    },
    /** Fills the disk but for so many bytes beside those that are left to messages. */
    fill: (left: number): void => {
      rmSync(ballast, { force: true })
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - diskReserveBytes - left)))
    },
  }
}

test('[FILE16] a file that the disk has no room for is refused in words at once, and messages go on', async (t) => {
  const house = await onSmallDisk(t)
  if (!house) return
  const { data, send, say, fill, papo } = house
  assert.equal((await send(mebibyte)).status, 201)
  fill(12 * mebibyte)
  const before = filesIn(data)
  assert.deepEqual(await send(20 * mebibyte), { status: 507, body: noRoom })
  assert.deepEqual(filesIn(data), before)
  assert.equal((await send(2 * mebibyte)).status, 201)
  fill(-mebibyte)
  assert.deepEqual(await send(1), { status: 507, body: noRoom })
  assert.equal(await say('oi'), 201)
  fill(40 * mebibyte)
  assert.equal((await send(10 * mebibyte)).status, 201)
  assert.equal(papo.isAlive, true)
})

test('[HTTP11] a disk that gets full in the middle of a file is told in words, and nothing of the file stays', async (t) => {
  const house = await onSmallDisk(t)
  if (!house) return
  const { data, send, say, fill, papo } = house
  assert.equal((await send(mebibyte)).status, 201)
  const before = filesIn(data)
  fill(4 * mebibyte)
  assert.deepEqual(await send(20 * mebibyte, { isUntold: true }), { status: 507, body: noRoom })
  await until('nothing of it stays', () => filesIn(data).join() === before.join())
  fill(24 * mebibyte)
  const at = { bytes: 8 * mebibyte, act: () => fill(-mebibyte) }
  assert.deepEqual(await send(20 * mebibyte, { at }), { status: 507, body: noRoom })
  await until('nothing of it stays', () => filesIn(data).join() === before.join())
  assert.equal(await say('oi'), 201)
  assert.equal(papo.isAlive, true)
})

/** The files in a data folder, without the database's own. */
function filesIn(data: string): string[] {
  return readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}
