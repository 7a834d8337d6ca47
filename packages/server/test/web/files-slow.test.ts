import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse, Someone } from '../support/file-house.ts'
import { noise } from '../support/sample-files.ts'
import { TusClient } from '../support/tus-client.ts'
import { until } from '../support/until.ts'

const limits = { httpRequestMs: 300 }

interface Slow {
  readonly method: string
  readonly path: string
  readonly headers: string
}

/** Sends the head of a request, then pieces one after the other; answers all that came back. */
async function sendSlowly(
  house: FileHouse,
  { method, path, headers, token }: Slow & { readonly token: string },
  { pieces, everyMs }: { readonly pieces: readonly Uint8Array[]; readonly everyMs: number },
): Promise<string> {
  const peer = await house.connectPeer()
  const length = pieces.reduce((sum, { length: one }) => sum + one, 0)
  peer.send(
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n${headers}`,
  )
  peer.send(`Content-Length: ${length}\r\n\r\n`)
  for (const piece of pieces) {
    if (peer.hasEnded) break
    peer.send(piece)
    await delay(everyMs)
  }
  return peer.ended()
}

/** A byte each time, more of them than there will be time for. */
const drip = { pieces: Array.from({ length: 4000 }, () => Buffer.from('x')), everyMs: 5 }

const formHead = Buffer.from('--b\r\nContent-Disposition: form-data; name="arquivo"; filename="a.txt"\r\n\r\n')

const ways: ReadonlyArray<readonly [string, Slow]> = [
  ['a raw body', { method: 'PUT', path: '/s/geral?nome=a.txt', headers: '' }],
  [
    'a form',
    { method: 'POST', path: '/s/geral/arquivos', headers: 'Content-Type: multipart/form-data; boundary=b\r\n' },
  ],
  [
    `S4's form`,
    { method: 'POST', path: '/upload?sala=geral', headers: 'Content-Type: multipart/form-data; boundary=b\r\n' },
  ],
]

for (const [name, way] of ways) {
  test(`[HTTP16] ${name} that drips in is ended in bounded time, and nothing of it stays`, async (t) => {
    const house = await openFileHouse(t, { limits })
    const { token } = await house.someone('Lari')
    const pieces = way.method === 'PUT' ? drip.pieces : [formHead, ...drip.pieces]
    assert.match(await sendSlowly(house, { ...way, token }, { ...drip, pieces }), /^HTTP\/1\.1 408 /)
    await until('nothing of it stays', () => house.onDisk().length === 0)
  })
}

test('[HTTP16] a piece of tus that drips in is ended too, and what came of it stays', async (t) => {
  const house = await openFileHouse(t, { limits })
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const path = await tus.begin(lari, 4000)
  const headers = 'Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n'
  const { token } = lari
  assert.match(await sendSlowly(house, { method: 'PATCH', path, headers, token }, drip), /^HTTP\/1\.1 408 /)
  const offset = await tus.offset(path)
  assert.ok(offset > 0 && offset < 4000, String(offset))
  const rest = Buffer.concat(drip.pieces).subarray(offset)
  assert.equal((await tus.patch(path, offset, rest)).status, 200)
})

test('[HTTP16] who is slow but comes on may take longer than any other request', async (t) => {
  const house = await openFileHouse(t, { limits: { httpRequestMs: 1000 } })
  const lari: Someone = await house.someone('Lari')
  const pieces = Array.from({ length: 25 }, () => noise(64 * 1024))
  const [, way] = ways[0] ?? []
  if (!way) throw new Error('no way')
  const answer = await sendSlowly(house, { ...way, token: lari.token }, { pieces, everyMs: 100 })
  assert.match(answer, /^HTTP\/1\.1 201 /)
})

test('[HTTP16] [HTTP9] any other body still has its time', async (t) => {
  const house = await openFileHouse(t, { limits })
  const { token } = await house.someone('Lari')
  const pieces = Array.from({ length: 12 }, () => Buffer.alloc(1000, 'x'))
  const way = { method: 'POST', path: '/s/geral', headers: '', token }
  assert.match(await sendSlowly(house, way, { pieces, everyMs: 100 }), /^HTTP\/1\.1 408 /)
})
