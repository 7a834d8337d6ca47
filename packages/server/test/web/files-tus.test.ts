import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { FileView } from '@papo/protocol'
import { FaultProxy } from '../support/fault-proxy.ts'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse, Someone } from '../support/file-house.ts'
import { hashOf, noise, png } from '../support/sample-files.ts'
import { TusClient, pieceType } from '../support/tus-client.ts'
import { until } from '../support/until.ts'

/** How many bytes of an upload are on the disk. */
async function kept({ hub }: FileHouse, path: string): Promise<number> {
  return (await hub.files.find(path.slice('/tus/'.length)))?.offset ?? 0
}

/** Brings an upload by a message; answers its seq. */
async function sends({ person, room }: Someone, id: string): Promise<number> {
  const said = { verb: 'send', room, text: '', style: 'say', key: 'a', files: [{ id }] } as const
  return (await person.ask<'send'>(said)).seq
}

test('[HTTP15] a file comes in pieces, its id is the upload id, and the last piece is answered by the file', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = noise(300_000)
  const path = await tus.begin(lari, bytes.length, 'é 文.bin')
  assert.match(path, /^\/tus\/[\w-]{22}$/)
  assert.equal(await tus.offset(path), 0)
  const first = await tus.patch(path, 0, bytes.subarray(0, 100_000))
  assert.equal(first.status, 204)
  assert.equal(first.headers['upload-offset'], '100000')
  assert.ok(Date.parse(String(first.headers['upload-expires'])) > Date.now())
  assert.equal(await tus.offset(path), 100_000)
  const last = await tus.patch(path, 100_000, bytes.subarray(100_000))
  assert.equal(last.status, 200)
  const view = JSON.parse(last.body) as FileView
  assert.equal(path, `/tus/${view.id}`)
  assert.deepEqual({ ...view, id: '' }, { id: '', name: 'é 文.bin', kind: 'file', type: view.type, size: 300_000 })
  assert.ok((await sends(lari, view.id)) > 0)
  const got = await house.ask({ path: `/a/${view.id}/x`, headers: lari.headers })
  assert.equal(hashOf(got.bytes), hashOf(bytes))
})

test('[HTTP15] what is asked again after its answer was lost is answered the same', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = png(5)
  const path = await tus.begin(lari, bytes.length, 'foto.png')
  const { body } = await tus.patch(path, 0, bytes)
  const { status, headers } = await tus.head(path)
  assert.equal(status, 200)
  assert.equal(headers['upload-offset'], String(bytes.length))
  assert.equal(headers['upload-length'], String(bytes.length))
  const again = await tus.patch(path, bytes.length, Buffer.alloc(0))
  assert.equal(again.status, 200)
  assert.deepEqual(JSON.parse(again.body), JSON.parse(body))
})

test('[HTTP15] who finds all of it there after a kill may send it: its end is made up for', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = noise(50_000)
  const path = await tus.begin(lari, bytes.length, 'a.bin')
  const id = path.slice('/tus/'.length)
  // the last byte came, and nothing after it
  await house.hub.files.write(
    id,
    (async function* () {
      yield bytes
    })(),
    bytes.length,
  )
  assert.equal(await tus.offset(path), bytes.length)
  assert.ok((await sends(lari, id)) > 0)
  const got = await house.ask({ path: `/a/${id}/x`, headers: lari.headers })
  assert.equal(hashOf(got.bytes), hashOf(bytes))
})

test('[HTTP15] a small file comes with its creation', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const headers = pieceType
  const metadata = { filename: 'a.txt', room: String(lari.room) }
  const answer = await new TusClient(house, lari).create(3, metadata, {
    headers,
    body: Buffer.from('olá'),
  })
  assert.equal(answer.status, 413)
  const whole = await new TusClient(house, lari).create(3, metadata, { headers, body: Buffer.from('oi!') })
  assert.equal(whole.status, 201)
  assert.equal(whole.headers['upload-offset'], '3')
  assert.equal((JSON.parse(whole.body) as FileView).size, 3)
})

test('[HTTP15] a voice note brings its length and its loudness', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  // an empty WebM, as recorders begin one
  const bytes = Buffer.from(
    '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
    'hex',
  )
  const bars = Array.from({ length: 64 }, (_, at) => at * 4)
  const metadata = {
    filename: 'voz.webm',
    filetype: 'audio/webm',
    room: String(lari.room),
    duration: '2300',
    bars: bars.join(','),
  }
  const { headers } = await tus.create(bytes.length, metadata)
  const view = JSON.parse((await tus.patch(headers.location ?? '', 0, bytes)).body) as FileView
  assert.equal(view.kind, 'voice')
  assert.equal(view.durationMs, 2300)
  assert.deepEqual(view.bars, bars)
  for (const wrong of [
    { duration: '-1' },
    { duration: 'x' },
    { duration: '99999999999' },
    { bars: '1,2' },
    { bars: `${'1,'.repeat(63)}256` },
  ])
    assert.equal((await tus.create(10, { ...metadata, ...wrong })).status, 400, JSON.stringify(wrong))
})

test('[HTTP15] [R5] after a cut the rest of a file comes on another connection, from where the first came to', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const proxy = await FaultProxy.open(t, house.port)
  const tus = new TusClient(house, lari)
  const bytes = noise(4_000_000)
  const path = await tus.begin(lari, bytes.length)
  const head = [
    `PATCH ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${lari.token}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${bytes.length}`,
  ]
  const lost = connect(proxy.port, '127.0.0.1')
  lost.on('error', () => undefined)
  lost.write(`${head.join('\r\n')}\r\n\r\n`)
  lost.write(bytes.subarray(0, 2_000_000))
  await until('some of it is there', async () => (await kept(house, path)) > 0)
  proxy.cut()
  const offset = await tus.offset(path)
  assert.ok(offset <= 2_000_000)
  const last = await tus.patch(path, offset, bytes.subarray(offset))
  assert.equal(last.status, 200, last.body)
  const view = JSON.parse(last.body) as FileView
  const got = await house.ask({ path: `/a/${view.id}/x`, headers: lari.headers })
  assert.equal(hashOf(got.bytes), hashOf(bytes))
})

test('[HTTP15] [R5] who comes back does not wait for the connection that he lost, which hangs', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = noise(200_000)
  const path = await tus.begin(lari, bytes.length)
  const hanging = await house.connectPeer()
  const head = `PATCH ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${lari.token}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n`
  hanging.send(`${head}Content-Type: application/offset+octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`)
  hanging.send(bytes.subarray(0, 70_000))
  await until('some of it is there', async () => (await kept(house, path)) > 0)
  const offset = await tus.offset(path)
  assert.ok(offset <= 70_000)
  await hanging.ended()
  assert.equal((await tus.patch(path, offset, bytes.subarray(offset))).status, 200)
})

test('[HTTP15] who asks many times at once is answered each time', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const path = await tus.begin(lari, 10)
  const answers = await Promise.all(Array.from({ length: 20 }, () => tus.head(path)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map(() => 200),
  )
  assert.equal((await tus.patch(path, 0, Buffer.alloc(10, 'x'))).status, 200)
})

test('[HTTP15] [R5] a file that is taken back, at 1, 50 or 100 %, leaves nothing, and may be sent again', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = noise(100_000)
  for (const part of [0, 1000, 50_000, 100_000, 100_000]) {
    const path = await tus.begin(lari, bytes.length)
    if (part > 0) await tus.patch(path, 0, bytes.subarray(0, part))
    assert.equal((await tus.remove(path)).status, 204, String(part))
    await until('nothing is left', () => house.onDisk().length === 0)
    assert.equal((await tus.remove(path)).status, 404)
    assert.equal((await tus.patch(path, part, bytes.subarray(part))).status, 404)
  }
  assert.deepEqual(lari.person.texts, [])
})

test('[HTTP15] nobody sees, continues or removes what another one sends', async (t) => {
  const house = await openFileHouse(t)
  const [lari, beto] = [await house.someone('Lari'), await house.someone('Beto')]
  const path = await new TusClient(house, lari).begin(lari, 10)
  const other = new TusClient(house, beto)
  assert.equal((await other.head(path)).status, 404)
  assert.equal((await other.patch(path, 0, Buffer.alloc(10))).status, 404)
  assert.equal((await other.remove(path)).status, 404)
  const nobody = new TusClient(house, { headers: {} })
  for (const answer of [
    await nobody.head(path),
    await nobody.patch(path, 0, Buffer.alloc(10)),
    await nobody.remove(path),
  ])
    assert.equal(answer.status, 401)
  assert.equal(await new TusClient(house, lari).offset(path), 0)
})

test('[HTTP15] [HTTP2] a page of another origin can send nothing, and our own can', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const cookie = `papo-${house.port}=${lari.token}`
  const metadata = { filename: 'a.txt', room: String(lari.room) }
  const foreign: readonly Record<string, string>[] = [
    { Cookie: cookie },
    { Cookie: cookie, Origin: 'http://evil.example' },
  ]
  for (const headers of foreign) assert.equal((await new TusClient(house, { headers }).create(3, metadata)).status, 403)
  const own = { Cookie: cookie, Origin: `http://127.0.0.1:${house.port}` }
  const { status, headers } = await new TusClient(house, { headers: own }).create(3, metadata)
  assert.equal(status, 201)
  for (const name of Object.keys(headers)) assert.doesNotMatch(name, /^access-control-/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
})

test('[HTTP15] what is not taken is refused at its creation, in words and in the language of who asks', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const room = String(lari.room)
  const tries: ReadonlyArray<readonly [number | string, Readonly<Record<string, string>>, number, RegExp]> = [
    [38 * 1024 * 1024, { filename: 'a.bin', room }, 413, /^Este arquivo tem 38 MB\. O limite aqui é 25 MB\.\n$/],
    [0, { filename: 'a.bin', room }, 400, /^Este arquivo está vazio/],
    [10, { filename: 'a.exe', room }, 415, /^Arquivos deste tipo \(.*exe\) não são aceitos aqui\.\n$/],
    [10, { filename: 'a.bin', room: '999' }, 404, /^Sala/],
    [10, { filename: 'a.bin', room: '../x' }, 404, /^Sala/],
    [10, { filename: 'a.bin' }, 400, /sala/],
    [-1, { filename: 'a.bin', room }, 400, /./],
    ['x', { filename: 'a.bin', room }, 400, /./],
  ]
  for (const [length, metadata, status, words] of tries) {
    const answer = await tus.create(length, metadata)
    assert.equal(answer.status, status, `${length} ${JSON.stringify(metadata)}: ${answer.body}`)
    assert.match(answer.body, words)
    assert.equal(answer.headers['tus-resumable'], '1.0.0')
  }
  const english = await tus.create(38 * 1024 * 1024, { filename: 'a', room }, { headers: { 'Accept-Language': 'en' } })
  assert.equal(english.body, 'This file has 38 MB. The limit here is 25 MB.\n')
  assert.deepEqual(house.onDisk(), [])
})

test('[HTTP15] pieces that do not fit are refused, and change nothing', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const path = await tus.begin(lari, 100)
  assert.equal((await tus.patch(path, 50, Buffer.alloc(10))).status, 409)
  assert.equal((await tus.patch(path, 0, Buffer.alloc(101))).status, 413)
  const headers = { 'Upload-Offset': '0', 'Content-Type': 'text/plain' }
  assert.equal((await tus.ask('PATCH', path, { headers, body: Buffer.alloc(10) })).status, 400)
  assert.equal(await tus.offset(path), 0)
  const told = await house.ask({ method: 'OPTIONS', path: '/tus' })
  assert.equal(told.status, 204)
  assert.equal(told.headers['tus-version'], '1.0.0')
  assert.equal(told.headers['tus-max-size'], String(25 * 1024 * 1024))
  assert.equal(told.headers['tus-extension'], 'creation,creation-with-upload,termination,expiration')
})

test('[HTTP15] a person sends so many files at once, and no more', async (t) => {
  const house = await openFileHouse(t, { limits: { uploadsPerPerson: 3 } })
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const paths = [await tus.begin(lari, 10), await tus.begin(lari, 10), await tus.begin(lari, 10)]
  const refused = await tus.create(10, { filename: 'a', room: String(lari.room) })
  assert.equal(refused.status, 429)
  assert.equal(refused.body, 'Você já está enviando 3 arquivos. Espere um terminar, ou cancele um.\n')
  await tus.remove(paths[0] ?? '')
  await tus.begin(lari, 10)
})
