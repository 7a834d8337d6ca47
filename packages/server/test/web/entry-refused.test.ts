import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import type { RoomDraft } from '../../src/core/store/rooms.ts'
import { StorageError } from '../../src/core/store/store.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { HttpAnswer, WebHouse } from '../support/web-house.ts'

/** Sends the door's form as a browser does. */
function postForm(house: WebHouse, body: string, more: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const headers = {
    Origin: `http://127.0.0.1:${house.port}`,
    Accept: 'text/html',
    Cookie: 'door=1',
    'Content-Type': 'application/x-www-form-urlencoded',
    ...more,
  }
  return house.ask({ method: 'POST', path: '/entrar', headers, body })
}

/** What the door says at a place of it. */
function toldAt(body: string, place: 'nick' | 'room' | 'form'): string | undefined {
  return new RegExp(`<p id="${place}-state"[^>]*>.*?<span>(.*?)</span>`, 's').exec(body)?.[1]
}

function fieldOf(body: string, id: string): string {
  return new RegExp(`<input [^>]*id="${id}"[^>]*>`).exec(body)?.[0] ?? ''
}

const refusals = {
  'pt-BR': {
    busy: 'O servidor está ocupado agora. Tente de novo daqui a pouco.',
    storage: 'O servidor não conseguiu gravar. Nada foi enviado; tente de novo.',
    room: 'Esse nome de sala não serve: tem um caractere que não pode ser usado, como a vírgula',
    noRoom: 'Diga o nome da sala.',
  },
  en: {
    busy: 'The server is busy right now. Try again in a moment.',
    storage: 'The server could not save it. Nothing was sent; try again.',
    room: 'That room name will not do: it has a character that cannot be used, such as a comma',
    noRoom: 'Please provide a room name',
  },
}
for (const [language, words] of Object.entries(refusals)) {
  test(`[HTTP3] whom the server cannot let in now is told why and what to do, in ${language}`, async (t) => {
    const house = await openWebHouse(t)
    for (const [error, told] of [
      [new ChatError('busy'), words.busy],
      [new StorageError('failed', undefined), words.storage],
    ] as const) {
      const { mock } = t.mock.method(house.hub.users, 'newId', () => Promise.reject(error))
      const { status, body } = await postForm(house, 'nick=Lari&sala=geral', { 'Accept-Language': language })
      mock.restore()
      assert.equal(status, 503)
      assert.equal(toldAt(body, 'form'), told)
      assert.match(body, /id="nick" name="nick" value="Lari"/)
      assert.doesNotMatch(body, / aria-invalid=|class="nick bad"/)
    }
    assert.equal((await postForm(house, 'nick=Lari&sala=geral', { 'Accept-Language': language })).status, 303)
  })

  test(`[HTTP3] whose first room cannot be named so is told why, and keeps his nick free, in ${language}`, async (t) => {
    const house = await openWebHouse(t, { settings: { entryRoom: '' } })
    for (const [name, told] of [
      ['a,b', words.room],
      ['', words.noRoom],
    ] as const) {
      const { status, body } = await postForm(house, `nick=Lari&sala=${encodeURIComponent(name)}`, {
        'Accept-Language': language,
      })
      assert.equal(status, 400)
      assert.equal(toldAt(body, 'room'), told)
      assert.match(fieldOf(body, 'sala'), / autofocus aria-invalid="true" aria-describedby="room-state"/)
      assert.doesNotMatch(fieldOf(body, 'nick'), /aria-invalid|autofocus/)
      assert.doesNotMatch(body, /class="nick bad"/)
    }
    const { status, headers } = await postForm(house, 'nick=Lari&sala=Oficina', { 'Accept-Language': language })
    assert.deepEqual([status, headers.location], [303, '/s/oficina'])
  })
}

test('[HTTP3] the door comes back with the name of the first room as it was typed', async (t) => {
  const house = await openWebHouse(t, { settings: { entryRoom: '' } })
  const field = /<input [^>]*id="sala"[^>]*>/
  for (const [name, kept] of [
    ['Clube do Café', 'Clube do Café'],
    ['"><b>', '&quot;&gt;&lt;b&gt;'],
  ] as const) {
    const { status, body } = await postForm(house, `nick=x&sala=${encodeURIComponent(name)}`)
    assert.equal(status, 400)
    assert.ok(field.exec(body)?.[0].includes(` value="${kept}"`), body)
  }
})

test('[HTTP3] the door comes back with the room that was chosen, also one that it does not offer first', async (t) => {
  const house = await openWebHouse(t)
  const maker = await house.connect()
  await maker.ask<'hello'>({ verb: 'hello', nick: 'Dona' })
  for (const name of ['Oficina', 'Redes', 'Banca', 'Quadra']) await maker.ask<'create'>({ verb: 'create', name })
  for (const name of ['Oficina', 'redes', 'banca', 'quadra']) {
    const { body } = await postForm(house, `nick=x&sala=${name}`)
    assert.ok(body.includes(`value="${name.toLowerCase()}" checked`), name)
    assert.equal(body.split('type="radio"').length - 1, 3)
  }
})

test('[HTTP3] two who name the same first room at once both enter it, each with his cookie', async (t) => {
  const house = await openWebHouse(t, { settings: { entryRoom: '' } })
  const { rooms } = house.hub.store
  const put = rooms.putRoom.bind(rooms)
  const both = Promise.withResolvers<void>()
  const { mock } = t.mock.method(rooms, 'putRoom', async (draft: RoomDraft) => {
    if (mock.callCount() === 1) both.resolve()
    await both.promise
    return put(draft)
  })
  const answers = await Promise.all([
    postForm(house, 'nick=Lari&sala=Oficina'),
    postForm(house, 'nick=Beto&sala=oficina'),
  ])
  assert.equal(mock.callCount(), 2)
  assert.equal(house.hub.directory.size, 1)
  for (const { status, headers } of answers) {
    assert.deepEqual([status, headers.location], [303, '/s/oficina'])
    const [cookie = ''] = String(headers['set-cookie']).split(';')
    const { body } = await house.ask({ path: '/s/oficina', headers: { Accept: 'text/html', Cookie: cookie } })
    assert.ok(!body.includes('<form method="post" action="/entrar">'))
  }
})

test('[HTTP3] whose first room is not made keeps his nick by the cookie, and tries again with it', async (t) => {
  const house = await openWebHouse(t, { settings: { entryRoom: '' } })
  const { mock } = t.mock.method(house.hub.store.rooms, 'putRoom', () =>
    Promise.reject(new StorageError('failed', undefined)),
  )
  const refused = await postForm(house, 'nick=Lari&sala=Oficina')
  mock.restore()
  assert.equal(refused.status, 503)
  assert.ok(refused.body.includes(`<span>${refusals['pt-BR'].storage}</span>`))
  const [Cookie = ''] = String(refused.headers['set-cookie']).split(';')
  const again = await postForm(house, 'nick=Lari&sala=Oficina', { Cookie })
  assert.deepEqual([again.status, again.headers.location], [303, '/s/oficina'])
  assert.ok(house.hub.directory.bySlug('oficina'))
})
