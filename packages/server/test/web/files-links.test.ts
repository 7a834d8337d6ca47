import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../src/system/clock.ts'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse, Someone } from '../support/file-house.ts'
import { png } from '../support/sample-files.ts'

/** A conversation of two with a file in it: its id, and its room. */
async function conversation(house: FileHouse): Promise<{ lari: Someone; beto: Someone; id: string; link: string }> {
  const lari = await house.someone('Lari')
  const beto = await house.someone('Beto')
  const said = await lari.person.ask<'send_direct'>({ verb: 'send_direct', to: 'Beto', text: 'oi', key: 'a' })
  const { path } = await lari.person.ask<'upload_link'>({ verb: 'upload_link', room: said.room, name: 'segredo.png' })
  const { status, body } = await house.ask({
    method: 'PUT',
    path,
    body: png(),
    headers: { Accept: 'application/json' },
  })
  assert.equal(status, 201, body)
  const { files } = JSON.parse(body) as { files: { id: string; name: string }[] }
  const [file] = files
  const view = { id: file?.id ?? '', name: file?.name ?? '', kind: 'image', type: 'image/png', size: 1 } as const
  return { lari, beto, id: view.id, link: house.hub.uploads.linkPath(view) }
}

test('[FILE2] a file of a conversation is there for the two who have it, and for nobody else', async (t) => {
  const house = await openFileHouse(t)
  const { lari, beto, id } = await conversation(house)
  const third = await house.someone('Curioso')
  for (const { headers } of [lari, beto]) assert.equal((await house.ask({ path: `/a/${id}/x`, headers })).status, 200)
  for (const path of [`/a/${id}/x`, `/a/${id}/x?w=480`, `/a/${'A'.repeat(22)}/x`]) {
    const { status, body } = await house.ask({ path, headers: third.headers })
    assert.equal(status, 404)
    assert.equal(body, 'Este arquivo não está aqui; pode ter sido apagado.\n')
  }
})

test('[FILE3] a link is good without a token, for a time, and only for its file', async (t) => {
  let days = 0
  const clock = { ...systemClock, now: () => systemClock.now() + days * 86_400_000 }
  const house = await openFileHouse(t, { clock })
  const { id, link } = await conversation(house)
  const { files } = await house.postFiles(await house.someone('Dona'), { 'outro.txt': 'outro' })
  assert.equal((await house.ask({ path: link })).status, 200)
  assert.equal((await house.ask({ method: 'HEAD', path: link })).status, 200)
  const [, key = ''] = link.split('?k=')
  const [end = '', signature = ''] = key.split('.')
  const forged = [
    `/a/${files[0]?.id}/x?k=${key}`,
    `/a/${id}/x?k=${(parseInt(end, 36) + 1000).toString(36)}.${signature}`,
    `/a/${id}/x?k=${end}.${signature.slice(0, -1)}`,
    `/a/${id}/x?k=${end}.${'A'.repeat(signature.length)}`,
    `/a/${id}/x?k=0.${signature}`,
    `/a/${id}/x?k=`,
  ]
  for (const path of forged) assert.equal((await house.ask({ path })).status, 404, path)
  days = 8
  const { status, body } = await house.ask({ path: link })
  assert.equal(status, 410)
  assert.match(body, /não vale mais|não é mais/)
  const english = await house.ask({ path: link, headers: { 'Accept-Language': 'en' } })
  assert.equal(english.body, 'This link is no longer good. Ask for another.\n')
})

test('[FILE11] an address for one file is good once, and still good where none came of it', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const { path } = await lari.person.ask<'upload_link'>({ verb: 'upload_link', room: lari.room })
  const empty = await house.ask({ method: 'PUT', path, body: '' })
  assert.equal(empty.status, 400)
  const first = await house.ask({ method: 'PUT', path, body: 'oi' })
  assert.equal(first.status, 201)
  assert.match(first.body, /^\d+\nhttp:\/\/127\.0\.0\.1:\d+\/a\/[\w-]{22}\/[^\s?]+\?k=[\w.-]+\n$/)
  const [, link = ''] = first.body.split('\n')
  assert.equal((await house.ask({ path: link.replace(/^http:\/\/[^/]+/, '') })).body, 'oi')
  const second = await house.ask({ method: 'PUT', path, body: 'oi' })
  assert.equal(second.status, 410)
  assert.deepEqual(lari.person.events.filter(({ kind }) => kind === 'message').length, 1)
})
