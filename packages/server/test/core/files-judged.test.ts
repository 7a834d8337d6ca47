import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRoom, openHub, uploads as settings } from '../support/core.ts'
import { begins, countContents, senderOf, streamOf, uploads, userOf } from '../support/uploader.ts'

test('[FILE6] a file that is too large is refused as soon as that is known, and nothing of it is kept', async (t) => {
  const hub = await openHub(t, { settings: { uploads: { ...settings, maxBytes: 10 } } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { id: own } = userOf(ana)
  await assert.rejects(begins(hub, ana, { text: 'onze letras' }), {
    code: 'file_too_big',
    detail: { size: 11, max: 10 },
  })
  const room = await hub.uploads.room(userOf(ana), ana.room)
  const id = await hub.uploads.begin(senderOf(ana), { room, name: 'x' })
  await hub.uploads.write(own, id, streamOf('dez letras'))
  await assert.rejects(hub.uploads.write(own, id, streamOf('!')), { code: 'file_too_big', detail: { max: 10 } })
  assert.equal(await hub.uploads.find(own, id), undefined)
  const told = await begins(hub, ana, { text: 'abc' })
  await assert.rejects(hub.uploads.write(own, told, streamOf('abcd')), { code: 'file_invalid' })
  await assert.rejects(begins(hub, ana, { text: '' }), { code: 'file_empty' })
  const empty = await hub.uploads.begin(senderOf(ana), { room, name: 'x' })
  await assert.rejects(hub.uploads.finish(own, empty), { code: 'file_empty' })
  assert.deepEqual([hub.uploads.underWay.size, await countContents(hub)], [0, 0])
})

test('[FILE7] programs are refused by their name, and by their first bytes; what is no program is not', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (const name of [
    'virus.exe',
    'A.EXE',
    'foto.png.scr',
    'x.tar.sh',
    'app.apk',
    'i.msi',
    'a.ps1 ',
    'b.bat.',
    'lib.DLL',
  ])
    await assert.rejects(begins(hub, ana, { name }), { code: 'file_type_refused' }, name)
  const programs = ['MZ\x90\0', '\x7fELF\x02\x01', '\xcf\xfa\xed\xfe\x07', '\xca\xfe\xba\xbe\0', '!<arch>\ndebian']
  for (const text of programs) {
    const bytes = Buffer.from(text, 'latin1')
    await assert.rejects(uploads(hub, ana, { name: 'foto.png', bytes }), { code: 'file_type_refused' }, text)
  }
  assert.equal(await countContents(hub), 0)
  for (const name of ['servidor.py', 'página.html', 'exe', 'LEIAME', 'a.exe.txt', 'dados.tar.gz'])
    await uploads(hub, ana, { name })
  await uploads(hub, ana, { name: 'script', text: '#!/usr/bin/env python3\n' })
})

test('[FILE7] an owner takes only some types, or all', async (t) => {
  const some = await openHub(t, { settings: { uploads: { ...settings, types: ['image/*', 'text/plain'] } } })
  const ana = await inRoom(some, 'ana', 'REDES')
  await assert.rejects(begins(some, ana, { name: 'a.pdf', type: 'application/pdf' }), {
    code: 'file_type_refused',
    detail: { given: 'application/pdf' },
  })
  await uploads(some, ana, { type: 'Text/Plain; charset=utf-8' })
  const kept = await countContents(some)
  await assert.rejects(uploads(some, ana, { text: 'x', type: 'application/octet-stream' }), {
    code: 'file_type_refused',
  })
  assert.equal(await countContents(some), kept)
  const all = await openHub(t, { settings: { uploads: { ...settings, types: 'all' } } })
  await uploads(all, await inRoom(all, 'ana', 'REDES'), { name: 'virus.exe', text: 'MZ' })
})

test('[FILE9] names are made safe before anything else looks at them', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const { name } = await uploads(hub, ana, { name: '../../etc/passwd\0.png' })
  assert.equal(name, 'passwd.png')
})
