import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse } from '../support/file-house.ts'
import { TusClient, pieceType } from '../support/tus-client.ts'
import type { HttpAnswer } from '../support/web-house.ts'
import { until } from '../support/until.ts'

type Way = readonly [headers: Readonly<Record<string, string>>, status: number, told: Told]
type Told = readonly [code: string, words: string, english: string]

const missing = (name: string): Told => [
  'upload_invalid',
  `Falta ${name}, ou o seu valor não serve.`,
  `${name} is missing, or its value will not do.`,
]
const unknown = (name: string): Told => [
  'upload_invalid',
  `Este servidor não conhece ${name}.`,
  `This server does not know ${name}.`,
]
const place: Told = [
  'upload_invalid',
  'Este envio não está nesse ponto. Pergunte onde ele está (HEAD) e continue dali.',
  'That upload is not at that point. Ask where it is (HEAD) and go on from there.',
]
const whole: Told = [
  'file_invalid',
  'O arquivo não chegou inteiro, ou não é o que diz ser.',
  'That file did not arrive whole, or is not what it says it is.',
]

const old = { 'Tus-Resumable': '0.2.0' }
const length = { 'Upload-Length': '1' }
const offset = { 'Upload-Offset': '0' }

/** Creations that the library itself refuses, with the status that tus has for them. */
const creations: readonly Way[] = [
  [{}, 400, missing('Upload-Length')],
  [{ 'Upload-Length': 'x' }, 400, missing('Upload-Length')],
  [{ ...length, 'Upload-Metadata': 'a b c' }, 400, missing('Upload-Metadata')],
  [{ 'Upload-Defer-Length': '1' }, 501, unknown('Upload-Defer-Length')],
  [{ ...length, 'Upload-Concat': 'partial' }, 501, unknown('Upload-Concat')],
  [{ ...length, ...old }, 412, missing('Tus-Resumable')],
  [{ ...length, 'Tus-Resumable': '' }, 412, missing('Tus-Resumable')],
]

/** Pieces that it refuses, of an upload of 100 bytes with none yet. */
const pieces: readonly Way[] = [
  [{ ...offset, ...pieceType, ...old }, 412, missing('Tus-Resumable')],
  [pieceType, 403, missing('Upload-Offset')],
  [{ ...pieceType, 'Upload-Offset': '-1' }, 400, missing('Upload-Offset')],
  [offset, 403, missing('Content-Type')],
  [{ ...offset, 'Content-Type': 'text/plain' }, 400, missing('Content-Type')],
  [{ ...pieceType, 'Upload-Offset': '50' }, 409, place],
  [{ ...pieceType, ...offset }, 413, whole],
  [{ ...pieceType, ...offset, 'Upload-Length': '100' }, 501, unknown('Upload-Defer-Length')],
]

async function begun(house: FileHouse): Promise<{ readonly path: string; readonly headers: Record<string, string> }> {
  const lari = await house.someone('Lari')
  const path = await new TusClient(house, lari).begin(lari, 100)
  return { path, headers: { ...lari.headers, 'Tus-Resumable': '1.0.0' } }
}

test('[HTTP15] [HTTP9] what tus refuses has the status of tus, and our words, in the language of who asks', async (t) => {
  const house = await openFileHouse(t)
  const { path, headers } = await begun(house)
  const ways = [
    ...creations.map((way) => [{ method: 'POST', path: '/tus' }, ...way] as const),
    ...pieces.map((way) => [{ method: 'PATCH', path, body: Buffer.alloc(101) }, ...way] as const),
  ]
  for (const [ask, own, status, [code, words, english]] of ways) {
    const what = `${ask.method} ${JSON.stringify(own)}`
    const send = (more: Readonly<Record<string, string>>): Promise<HttpAnswer> =>
      house.ask({ ...ask, headers: { ...headers, ...own, ...more } })
    const told = await send({})
    assert.deepEqual([told.status, told.body], [status, `${words}\n`], what)
    assert.equal(told.headers['tus-resumable'], '1.0.0', what)
    assert.equal(told.headers['tus-version'], status === 412 ? '1.0.0' : undefined, what)
    assert.equal(told.headers['x-content-type-options'], 'nosniff', what)
    for (const name of Object.keys(told.headers)) assert.doesNotMatch(name, /^access-control-/)
    const inEnglish = await send({ 'Accept-Language': 'en' })
    assert.deepEqual([inEnglish.status, inEnglish.body], [status, `${english}\n`], what)
    const asJson = await send({ Accept: 'application/json' })
    const { error } = JSON.parse(asJson.body) as { error: { code: string; text: string } }
    assert.deepEqual([asJson.status, error.code, error.text], [status, code, words], what)
  }
  assert.equal((await house.ask({ method: 'HEAD', path, headers })).headers['upload-offset'], '0')
})

test('[HTTP15] how a proxy says that it was asked is nothing to refuse', async (t) => {
  const house = await openFileHouse(t)
  const { path, headers } = await begun(house)
  for (const said of ['https', 'https,http', 'wss']) {
    const asked = { ...headers, 'X-Forwarded-Proto': said, 'X-Forwarded-Host': 'papo.example' }
    const { status, headers: told } = await house.ask({ method: 'HEAD', path, headers: asked })
    assert.deepEqual([status, told['upload-offset']], [200, '0'], said)
  }
})

test('[HTTP15] of a creation whose bytes are refused or do not come nothing stays, for nobody knows its address', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const metadata = { filename: 'a.txt', room: String(lari.room) }
  const { status } = await tus.create(3, metadata, { headers: pieceType, body: Buffer.alloc(4, 'x') })
  assert.equal(status, 413)
  assert.deepEqual(house.onDisk(), [])
  const peer = await house.connectPeer()
  const values = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
  const head = [
    'POST /tus HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${lari.token}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Length: 100000',
    `Upload-Metadata: ${values.join(',')}`,
    'Content-Type: application/offset+octet-stream',
    'Content-Length: 100000',
  ]
  peer.send(`${head.join('\r\n')}\r\n\r\n`)
  peer.send(Buffer.alloc(50_000, 'x'))
  await until('some of it is there', () => house.onDisk().length > 0)
  peer.socket.destroy()
  await until('nothing of it stays', () => house.onDisk().length === 0)
  assert.equal(house.hub.uploads.underWay.size, 0)
})

test('[HTTP15] a conversation of others is as a room that is not there, by however it is spelt', async (t) => {
  const house = await openFileHouse(t)
  const [ana, , eva] = [await house.someone('Ana'), await house.someone('Bia'), await house.someone('Eva')]
  const { room } = await ana.person.ask<'send_direct'>({ verb: 'send_direct', to: 'Bia', text: 'oi', key: 'k' })
  const tell = async (who: typeof ana, id: string, duration: string): Promise<string> => {
    const metadata = Object.entries({ filename: 'a.txt', room: id, duration })
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',')
    const headers = { ...who.headers, ...length, 'Tus-Resumable': '1.0.0', 'Upload-Metadata': metadata }
    const asJson = { ...headers, Accept: 'application/json' }
    const { status, body } = await house.ask({ method: 'POST', path: '/tus', headers: asJson })
    return `${status} ${body.replaceAll(id, '<room>')}`
  }
  const none = await tell(eva, '987654', '1')
  assert.match(none, /^404 .*"room_not_found"/)
  for (const [id, duration] of [
    [`${room}`, '1'],
    [`00000${room}`, '1'],
    [`00000${room}`, 'x'],
  ] as const)
    assert.equal(await tell(eva, id, duration), await tell(eva, id.replace(/.$/, '987'), duration), id)
  assert.match(await tell(eva, `000000${room}`, '1'), /^404 /)
  assert.match(await tell(ana, `${room}`, '1'), /^201/)
})

test('[HTTP15] a conversation that was silent for a while is opened again by who sends a file into it', async (t) => {
  const house = await openFileHouse(t, { limits: { conversationIdleMs: 20 } })
  const [ana] = [await house.someone('Ana'), await house.someone('Bia')]
  const { room } = await ana.person.ask<'send_direct'>({ verb: 'send_direct', to: 'Bia', text: 'oi', key: 'k' })
  await until('nobody holds it any more', () => house.hub.directory.byId(room) === undefined)
  const metadata = `filename ${btoa('a.txt')},room ${btoa(`${room}`)}`
  const headers = { ...ana.headers, ...length, 'Tus-Resumable': '1.0.0', 'Upload-Metadata': metadata }
  assert.equal((await house.ask({ method: 'POST', path: '/tus', headers })).status, 201)
})
