import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse } from '../support/file-house.ts'
import { formBody, formType } from '../support/form-body.ts'
import type { FormPart } from '../support/form-body.ts'
import { hashOf, noise, png } from '../support/sample-files.ts'
import type { HttpAnswer } from '../support/web-house.ts'
import { until } from '../support/until.ts'

const sala = { name: 'sala', body: 'geral' }
const picture = { name: 'file', filename: 'FOTO.PNG', body: png(), type: 'image/png' }

function upload(
  house: FileHouse,
  parts: readonly FormPart[],
  { path = '/upload', headers }: { readonly path?: string; readonly headers: Readonly<Record<string, string>> },
): Promise<HttpAnswer> {
  return house.ask({ method: 'POST', path, headers: { ...formType, ...headers }, body: formBody(parts) })
}

test(`[HTTP14] S4's upload is answered as S4 answers it, and the name in the answer is one of the file's`, async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const ways = [
    await upload(house, [sala, picture], lari),
    await upload(house, [picture], { ...lari, path: '/upload?sala=geral' }),
  ]
  for (const { status, body, headers } of ways) {
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^application\/json/)
    assert.match(body, /^\{"success":true,"filename":"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}_FOTO\.PNG"\}\n$/)
    const { filename } = JSON.parse(body) as { filename: string }
    const got = await house.ask({ path: `/uploads/${filename}`, headers: lari.headers })
    assert.equal(got.status, 200)
    assert.equal(got.headers['content-type'], 'image/png')
    assert.match(String(got.headers['content-disposition']), /^inline; filename=/)
    assert.deepEqual(got.bytes, png())
    assert.equal((await house.ask({ path: `/uploads/${filename}` })).status, 401)
    assert.equal(
      (await house.ask({ path: `/uploads/${filename.replace(/^..../, '0000')}`, headers: lari.headers })).status,
      404,
    )
  }
})

test('[HTTP14] the room may be said after the picture, which is then there and nowhere else', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const create = { verb: 'create', name: 'REDES' } as const
  const { room } = await lari.person.ask<'create'>(create)
  await lari.person.ask<'join'>({ verb: 'join', room: { name: 'REDES' } })
  for (const [place, id] of [
    ['geral', lari.room],
    ['redes', room.id],
  ] as const) {
    const { status, body } = await upload(house, [picture, { ...sala, body: place }], lari)
    assert.equal(status, 200, body)
    const { filename } = JSON.parse(body) as { filename: string }
    const got = await house.ask({ path: `/uploads/${filename}`, headers: lari.headers })
    assert.deepEqual(got.bytes, png())
    const file = Buffer.from(filename.slice(0, 36).replaceAll('-', ''), 'hex').toString('base64url')
    const said = { verb: 'send', room: id, text: '', style: 'say', key: place, files: [{ id: file }] } as const
    assert.ok((await lari.person.ask<'send'>(said)).seq > 0)
  }
  // one content, of which the two are
  assert.equal(house.onDisk().filter((path) => path.endsWith(hashOf(png()))).length, 1)
  assert.equal((await upload(house, [picture, { ...sala, body: 'nada' }], lari)).status, 404)
  const own = house.hub.users.byNick('lari')?.id ?? 0
  assert.equal((await house.hub.store.files.sumFiles(own)).own, 2 * png().length)
})

test('[HTTP14] of a form that breaks off after its picture nothing stays', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const body = formBody([sala, picture, { name: 'outro', body: 'x' }])
  for (const cut of [10, 40, 90]) {
    const headers = { ...formType, ...lari.headers }
    const { status } = await house.ask({ method: 'POST', path: '/upload', headers, body: body.subarray(0, -cut) })
    assert.equal(status, 422)
    await until('nothing of it stays', () => house.onDisk().length === 0)
  }
})

test(`[HTTP14] what S4 refuses is refused in S4's words, and nothing of it stays`, async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const refused: ReadonlyArray<readonly [readonly FormPart[], string]> = [
    [[sala], 'Nenhum arquivo enviado'],
    [[sala, { ...picture, name: 'arquivo' }], 'Nenhum arquivo enviado'],
    [[sala, { ...picture, filename: '' }], 'Nenhum arquivo enviado'],
    [[sala, { ...picture, filename: 'foto.webp' }], 'Tipo de arquivo não permitido'],
    [[sala, { ...picture, filename: 'foto.svg' }], 'Tipo de arquivo não permitido'],
    [[sala, { ...picture, filename: 'papel.pdf' }], 'Tipo de arquivo não permitido'],
    [[sala, { ...picture, filename: 'foto' }], 'Tipo de arquivo não permitido'],
    [[sala, { ...picture, filename: 'foto.png.exe' }], 'Tipo de arquivo não permitido'],
    [[sala, { ...picture, body: 'texto' }], 'Tipo de arquivo não permitido'],
  ]
  for (const [parts, error] of refused) {
    const { status, body } = await upload(house, parts, lari)
    assert.equal(status, 200)
    assert.equal(body, `${JSON.stringify({ success: false, error })}\n`)
    await until('nothing of it stays', () => house.onDisk().length === 0)
  }
})

test("[HTTP14] [HTTP2] without a token, or a room, S4's upload is refused by 401, in its form", async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const cookie = { Cookie: `papo-${house.port}=${lari.token}` }
  const tries: ReadonlyArray<readonly [readonly FormPart[], Readonly<Record<string, string>>, number]> = [
    [[sala, picture], {}, 401],
    [[sala, picture], { Authorization: 'Bearer x' }, 401],
    [[picture], lari.headers, 401],
    [[], lari.headers, 401],
    [[{ ...sala, body: 'nada' }, picture], lari.headers, 404],
    [[sala, { ...picture, body: noise(26 * 1024 * 1024) }], lari.headers, 413],
    [[sala, picture], cookie, 403],
    [[sala, picture], { ...cookie, Origin: 'http://evil.example' }, 403],
    [[sala, picture], { ...cookie, Origin: `http://127.0.0.1:${house.port}` }, 200],
  ]
  for (const [parts, headers, expected] of tries) {
    const { status, body } = await upload(house, parts, { headers })
    assert.equal(status, expected, body)
    const answer = JSON.parse(body) as { success: boolean; error?: string }
    assert.equal(answer.success, expected === 200)
    if (expected === 200) continue
    assert.deepEqual(Object.keys(answer), ['success', 'error'])
    assert.match(answer.error ?? '', /^[^⚠❌].*\.$/)
  }
  assert.equal((await house.ask({ path: '/upload' })).status, 405)
})
