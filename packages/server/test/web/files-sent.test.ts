import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MessageEvent } from '@papo/protocol'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse, Someone } from '../support/file-house.ts'
import { formBody, formType } from '../support/form-body.ts'
import type { FormPart } from '../support/form-body.ts'
import { noise, png } from '../support/sample-files.ts'
import type { HttpAsk } from '../support/web-house.ts'
import { until } from '../support/until.ts'

const mebibyte = 1024 * 1024

const file = (filename: string, body: string | Uint8Array, type?: string): FormPart => ({
  name: 'arquivo',
  filename,
  body,
  ...(type !== undefined && { type }),
})

/** What somebody was told that brings files. */
async function heard({ person }: Someone, seq: number): Promise<MessageEvent> {
  const { event } = await person.hears((told) => told.event?.seq === seq)
  if (event?.kind !== 'message') throw new Error('no message')
  return event
}

test('[HTTP10] a form with files is one message with them, told to everybody in the room', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const beto = await house.someone('Beto')
  const parts = [
    { name: 'texto', body: 'olhem 🌎\r\nisto' },
    { name: 'alt', body: 'um ponto cinza' },
    file('foto.png', png(2), 'image/png'),
    { name: 'file', filename: 'é 文.txt', body: 'olá', type: 'text/plain' },
    { name: 'outra', filename: 'nada.txt', body: 'não é para cá' },
    { name: 'campo', body: 'nem isto' },
  ]
  const { status, body, headers } = await house.post(lari, parts, { Accept: 'application/json' })
  assert.equal(status, 201, body)
  const answer = JSON.parse(body) as { room: number; seq: number; at: number; files: { id: string; name: string }[] }
  assert.equal(headers['papo-seq'], String(answer.seq))
  assert.equal(answer.room, lari.room)
  const { text, files = [] } = await heard(beto, answer.seq)
  assert.equal(text, 'olhem 🌎\nisto')
  assert.deepEqual(
    files.map(({ name, kind, size, alt }) => ({ name, kind, size, alt })),
    [
      { name: 'foto.png', kind: 'image', size: png(2).length, alt: 'um ponto cinza' },
      { name: 'é 文.txt', kind: 'file', size: 4, alt: undefined },
    ],
  )
  assert.deepEqual(answer.files, files)
})

test('[HTTP10] [SEND3] who posts a form again by its key is told the files of then, with what they show in words', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const asked = { Accept: 'application/json', 'Idempotency-Key': 'k' }
  const send = async (alt: string): Promise<unknown> => {
    const parts = [{ name: 'alt', body: alt }, file('foto.png', png(2), 'image/png')]
    return JSON.parse((await house.post(lari, parts, asked)).body)
  }
  const first = await send('um ponto cinza')
  assert.match(JSON.stringify(first), /"alt":"um ponto cinza"/)
  assert.deepEqual(await send('outra coisa'), first)
})

test('[HTTP10] who posts by hand is told where it stands and how it is fetched; `files` is the same as `arquivos`', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const body = formBody([file('a.txt', 'A'), file('b.txt', 'B')])
  const answer = await house.ask({
    method: 'POST',
    path: '/s/geral/files',
    headers: { ...lari.headers, ...formType },
    body,
  })
  const [seq, ...links] = answer.body.trimEnd().split('\n')
  assert.match(seq ?? '', /^\d+$/)
  assert.equal(links.length, 2)
  for (const [at, link] of links.entries()) {
    const { pathname, search, origin } = new URL(link)
    assert.equal(origin, `http://127.0.0.1:${house.port}`)
    assert.equal((await house.ask({ path: pathname + search })).body, 'AB'[at])
  }
})

test('[HTTP10] a part of a form that has a type and no name is a file called `arquivo`', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const body = formBody([{ name: 'arquivo', body: 'A', type: 'application/octet-stream' }])
  const headers = { ...lari.headers, ...formType, accept: 'application/json' }
  const answer = await house.ask({ method: 'POST', path: '/s/geral/files', headers, body })
  assert.equal(answer.status, 201)
  const { files } = JSON.parse(answer.body) as { files: readonly { name: string }[] }
  assert.deepEqual(
    files.map(({ name }) => name),
    ['arquivo'],
  )
})

test('[HTTP10] the fields of a form stand anywhere, and a file is called as its `filename*` says', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const named = `b.txt"; filename*=utf-8''caf%C3%A9.txt; x="`
  const written = formBody([
    file('a.txt', 'A'),
    { name: 'texto', body: Buffer.from('ol\xe1', 'latin1'), type: 'text/plain; charset=iso-8859-1' },
    file('NAME', 'B'),
    { name: 'alt', body: 'um A' },
    { name: 'alt', body: 'um B' },
  ])
  const [before = '', after = ''] = written.toString('latin1').split('NAME')
  const answer = await house.ask({
    method: 'POST',
    path: '/s/geral/arquivos',
    headers: { ...lari.headers, ...formType },
    body: Buffer.from(before + named + after, 'latin1'),
  })
  assert.equal(answer.status, 201, answer.body)
  const { text, files = [] } = await heard(lari, Number(answer.headers['papo-seq']))
  assert.equal(text, 'olá')
  assert.deepEqual(
    files.map(({ name, alt }) => [name, alt]),
    [
      ['a.txt', 'um A'],
      ['café.txt', 'um B'],
    ],
  )
})

test('[HTTP11] a form of a hundred thousand parts is refused when fifty have come, without looking at the others', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const fields = Array.from({ length: 100_000 }, () => ({ name: 'alt', body: '' }))
  const { status } = await house.post(lari, [file('a.txt', 'A'), ...fields])
  assert.equal(status, 400)
  await until('nothing of it stays', () => house.onDisk().length === 0)
  assert.equal((await house.post(lari, [file('a.txt', 'A'), ...fields.slice(0, 49)])).status, 201)
})

test('[HTTP10] a form that is sent again with its key is said once', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const send = (): ReturnType<FileHouse['post']> => house.post(lari, [file('a.txt', 'A')], { 'Idempotency-Key': 'k-1' })
  const [first, again] = [await send(), await send()]
  assert.equal(first.headers['papo-seq'], again.headers['papo-seq'])
  const idOf = ({ body }: { body: string }): string => body.split('\n')[1]?.split('/a/')[1]?.slice(0, 22) ?? 'none'
  assert.equal(idOf(first), idOf(again))
  assert.equal(lari.person.events.filter(({ kind }) => kind === 'message').length, 1)
})

test('[HTTP10] who comes first by a form makes the room where people land', async (t) => {
  const house = await openFileHouse(t)
  const token = await house.enter('Robo')
  const { status, body } = await house.post({ headers: { Authorization: `Bearer ${token}` } }, [file('a.txt', 'A')])
  assert.equal(status, 201, body)
})

test('[HTTP11] a file beyond the limit is refused with its size in words, in both languages, and nothing of it stays', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const big = Buffer.alloc(38 * mebibyte)
  const ways: ReadonlyArray<HttpAsk & { readonly headers: Readonly<Record<string, string>> }> = [
    { method: 'POST', path: '/s/geral/arquivos', headers: formType, body: formBody([file('grande.bin', big)]) },
    { method: 'PUT', path: '/s/geral?nome=grande.bin', headers: {}, body: big },
    { method: 'PUT', path: '/s/geral?nome=grande.bin', headers: { 'Transfer-Encoding': 'chunked' }, body: big },
  ]
  for (const way of ways) {
    const said = await house.ask({ ...way, headers: { ...lari.headers, ...way.headers } })
    assert.equal(said.status, 413)
    assert.equal(said.body, 'Este arquivo tem 38 MB. O limite aqui é 25 MB.\n')
    const english = await house.ask({ ...way, headers: { ...lari.headers, ...way.headers, 'Accept-Language': 'en' } })
    assert.equal(english.body, 'This file has 38 MB. The limit here is 25 MB.\n')
    const json = await house.ask({ ...way, headers: { ...lari.headers, ...way.headers, Accept: 'application/json' } })
    const { error } = JSON.parse(json.body) as { error: { code: string; text: string; detail: object } }
    assert.equal(error.code, 'file_too_big')
    assert.deepEqual(error.detail, { size: 38 * mebibyte, max: 25 * mebibyte })
  }
  assert.deepEqual(house.onDisk(), [])
  assert.deepEqual(lari.person.texts, [])
})

test('[HTTP11] of a form with one bad file no file stays, and no message is said', async (t) => {
  const house = await openFileHouse(t, { uploads: { maxBytes: 1000 } })
  const lari = await house.someone('Lari')
  const good = file('bom.txt', 'bom')
  const bad: ReadonlyArray<readonly [readonly FormPart[], number, string]> = [
    [[good, file('grande.txt', 'x'.repeat(1001)), good], 413, 'file_too_big'],
    [[good, file('vazio.txt', '')], 400, 'file_empty'],
    [[good, file('programa.exe', 'MZ')], 415, 'file_type_refused'],
    [[good, file('inocente.txt', Buffer.from('MZ\x90\0\x03\0\0\0'))], 415, 'file_type_refused'],
    [[good, { name: 'texto', body: 'x'.repeat(5000) }], 413, 'message_too_long'],
    [[good, { name: 'texto', body: 'x'.repeat(100_000) }], 413, 'message_too_long'],
    [Array.from({ length: 11 }, (_, at) => file(`${at}.txt`, String(at))), 400, 'files_full'],
    [[], 422, 'file_invalid'],
    [[{ name: 'texto', body: 'só texto' }], 422, 'file_invalid'],
  ]
  for (const [parts, expected, code] of bad) {
    const { status, body } = await house.post(lari, parts, { Accept: 'application/json' })
    assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, code)
    assert.equal(status, expected, code)
    await until(`nothing stays of ${code}`, () => house.onDisk().length === 0)
  }
  assert.deepEqual(lari.person.texts, [])
})

test('[HTTP11] who posts a form without a file is told in which field it belongs', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const forms = [[], [{ name: 'texto', body: 'oi' }], [{ name: 'foto', filename: 'foto.png', body: 'x' }]]
  for (const parts of forms) {
    const told = await house.post(lari, parts)
    assert.deepEqual(
      [told.status, told.body],
      [422, 'O formulário veio sem arquivo. Ponha o arquivo no campo "arquivo".\n'],
    )
    const english = await house.post(lari, parts, { 'Accept-Language': 'en' })
    assert.equal(english.body, 'The form came without a file. Put the file in the field "arquivo".\n')
    const json = await house.post(lari, parts, { Accept: 'application/json' })
    const { error } = JSON.parse(json.body) as { error: { code: string; detail: object } }
    assert.deepEqual([error.code, error.detail], ['file_invalid', { problem: 'missing' }])
  }
})

test('[HTTP11] what is no form, or ends in its middle, is refused and leaves nothing', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const whole = formBody([file('a.txt', 'conteúdo')])
  const bodies: ReadonlyArray<readonly [Readonly<Record<string, string>>, Uint8Array]> = [
    [{ 'Content-Type': 'text/plain' }, whole],
    [{ 'Content-Type': 'multipart/form-data' }, whole],
    [{ 'Content-Type': 'multipart/form-data; boundary=other' }, whole],
    [{ 'Content-Type': `multipart/form-data; boundary=${'x'.repeat(300)}` }, whole],
    [{ 'Content-Type': 'multipart/mixed; boundary=papo-form-boundary' }, whole],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from('arquivo=x')],
    [formType, whole.subarray(0, -20)],
    [formType, whole.subarray(0, 60)],
    [formType, Buffer.from('--papo-form-boundary')],
    [formType, noise(100_000)],
    [formType, Buffer.alloc(0)],
    [formType, Buffer.from(`--papo-form-boundary\r\nX: ${'y'.repeat(50_000)}\r\n\r\nz\r\n--papo-form-boundary--\r\n`)],
  ]
  for (const [headers, body] of bodies) {
    const path = '/s/geral/arquivos'
    const answer = await house.ask({ method: 'POST', path, headers: { ...lari.headers, ...headers }, body })
    assert.equal(answer.status, 422, `${JSON.stringify(headers)} ${body.length}: ${answer.body}`)
    assert.deepEqual(house.onDisk(), [])
  }
})

test('[HTTP10] [HTTP2] who may not write to the room sends no file there, and is told so before any byte is kept', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const cookie = { Cookie: `papo-${house.port}=${lari.token}` }
  const own = { ...cookie, Origin: `http://127.0.0.1:${house.port}` }
  const body = formBody([file('a.txt', 'A')])
  const tries: ReadonlyArray<readonly [Readonly<Record<string, string>>, string, number]> = [
    [{}, '/s/geral', 401],
    [{ Authorization: 'Bearer x' }, '/s/geral', 401],
    [cookie, '/s/geral', 403],
    [{ ...own, Origin: 'http://evil.example' }, '/s/geral', 403],
    [{ ...lari.headers, 'Content-Encoding': 'gzip' }, '/s/geral', 415],
    [{ ...lari.headers, 'Transfer-Encoding': 'gzip, chunked' }, '/s/geral', 415],
    [lari.headers, '/s/nada', 404],
    [own, '/s/geral', 201],
  ]
  for (const [headers, room, expected] of tries) {
    const form = await house.ask({
      method: 'POST',
      path: `${room}/arquivos`,
      headers: { ...formType, ...headers },
      body,
    })
    assert.equal(form.status, expected, `${JSON.stringify(headers)} ${room}`)
    const put = await house.ask({ method: 'PUT', path: `${room}?nome=a.txt`, headers, body: 'A' })
    assert.equal(put.status, expected, `PUT ${JSON.stringify(headers)} ${room}`)
    if (expected !== 201) assert.deepEqual(house.onDisk(), [])
  }
})

test('[HTTP11] a person, and the server, have so much room for files, and say so where there is no more', async (t) => {
  const house = await openFileHouse(t, { uploads: { personBytes: 1000, serverBytes: 1500 } })
  const [lari, beto] = [await house.someone('Lari'), await house.someone('Beto')]
  assert.equal((await house.post(lari, [file('a.bin', noise(900))])).status, 201)
  const own = await house.ask({ method: 'PUT', path: '/s/geral?nome=b.bin', headers: lari.headers, body: noise(200) })
  assert.equal(own.status, 507)
  const taken = 'Seus arquivos ocupam 900 bytes dos 1000 bytes que cada pessoa pode ter aqui'
  assert.equal(own.body, `${taken}, e este não cabe. Apague algum antes.\n`)
  const first = { method: 'PUT', path: '/s/geral?nome=b.bin', headers: beto.headers, body: noise(1_200) }
  const { body } = await house.ask(first)
  assert.equal(body, 'Este arquivo não cabe: cada pessoa pode ter 1000 bytes em arquivos aqui.\n')
  assert.equal((await house.post(beto, [file('a.bin', noise(590))])).status, 201)
  const all = await house.ask({ method: 'PUT', path: '/s/geral?nome=b.bin', headers: beto.headers, body: noise(200) })
  assert.equal(all.status, 507)
  assert.match(all.body, /^Não há mais espaço para arquivos neste servidor\./)
})

test('[HTTP10] who is too fast with messages brings no file either, and nothing of it stays', async (t) => {
  const limits = { messageBurst: 3, messageRefillMs: 60 * 60_000 }
  const house = await openFileHouse(t, { isRateLimited: true, limits })
  const lari = await house.someone('Lari')
  const answers = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) answers.push(await house.post(lari, [file(`${name}.txt`, name)]))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201, 429, 429],
  )
  assert.match(String(answers.at(-1)?.headers['retry-after']), /^\d+$/)
  await until('what was refused is gone', () => house.onDisk().length === 3)
})

test('[HTTP10] two hundred files at once all arrive, whole', async (t) => {
  const house = await openFileHouse(t)
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => house.someone(`Pessoa${at}`)))
  const contents = Array.from({ length: 200 }, () => noise(50_000))
  const posted = await Promise.all(
    contents.map((content, at) => {
      const who = people[at % people.length]
      if (!who) throw new Error('nobody')
      return house.postFiles(who, { [`${at}.bin`]: content })
    }),
  )
  const [first] = people
  for (const [at, { files }] of posted.entries()) {
    const { bytes } = await house.ask({ path: `/a/${files[0]?.id}/x`, headers: first?.headers ?? {} })
    assert.deepEqual(bytes, contents[at])
  }
})
