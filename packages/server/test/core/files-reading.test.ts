import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Visitor } from '../../src/core/visitor.ts'
import { inRoom, message, openHub, uploads as settings } from '../support/core.ts'
import type { Client } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { MemoryFiles } from '../support/memory-files.ts'
import { proofIn, textOf, uploads, userOf } from '../support/uploader.ts'

const day = 86_400_000

test('[FILE2] a file of a conversation is for its two people alone, whoever knows its address', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const caio = await inRoom(hub, 'caio', 'REDES')
  const { room } = await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'd' })
  const file = await uploads(hub, Object.assign(ana, { room }))
  const [one, other, third] = [ana, bia, caio].map((client) => userOf(client).id)
  const gone = { code: 'file_not_found' }
  // nobody's yet but hers
  assert.equal(await textOf(hub, file, { user: one! }), 'olá')
  await assert.rejects(textOf(hub, file, { user: other! }), gone)
  await ana.ask({ ...message(room, ''), files: [{ id: file.id }] })
  for (const user of [one!, other!]) assert.equal(await textOf(hub, file, { user }), 'olá')
  await assert.rejects(textOf(hub, file, { user: third! }), gone)
  await assert.rejects(textOf(hub, file, {}), gone)
  await assert.rejects(caio.ask({ verb: 'files', room, limit: 9 }), { code: 'not_in_room' })
  await assert.rejects(caio.ask({ verb: 'upload_link', room }), { code: 'not_in_room' })
  await assert.rejects(caio.ask({ ...message(room, ''), files: [{ id: file.id }] }), { code: 'not_in_room' })
  assert.equal((await bia.ask({ verb: 'files', room, limit: 9 })).files.length, 1)
  // also when nobody has it in memory
  hub.directory.remove(hub.directory.byId(room)!)
  await assert.rejects(textOf(hub, file, { user: third! }), gone)
  assert.equal(await textOf(hub, file, { user: other! }), 'olá')
})

test('[FILE2] a file of an open room is for everybody who can prove who he is', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana)
  await ana.ask({ ...message(ana.room, ''), files: [{ id: file.id }] })
  const { user } = await Visitor.enroll(hub, 'bia')
  assert.equal(await textOf(hub, file, { user: user.id }), 'olá')
  await assert.rejects(textOf(hub, file, {}), { code: 'file_not_found' })
})

test('[FILE3] a link is good for anyone for a week, then it is over; no other text is a link', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const [file, other] = [await uploads(hub, ana, { name: 'a nota?.txt' }), await uploads(hub, ana, { text: 'x' })]
  await ana.ask({ ...message(ana.room, ''), files: [{ id: file.id }, { id: other.id }] })
  const path = hub.uploads.linkPath(file)
  assert.match(path, new RegExp(`^/a/${file.id}/a%20nota\\.txt\\?k=[\\da-z]+\\.[\\w-]{22}$`))
  assert.equal(await textOf(hub, file, proofIn(path)), 'olá')
  const { link } = proofIn(path)
  const [end = '', signature = ''] = link.split('.')
  const later = (parseInt(end, 36) + 1).toString(36)
  const bad = [
    `${later}.${signature}`,
    `${end}.${'A'.repeat(22)}`,
    `0.${signature}`,
    end,
    '',
    '.',
    `${link}x`,
    `x${link}`,
  ]
  for (const one of [...bad, `${end}.${signature.slice(1)}`, link.toUpperCase()])
    await assert.rejects(textOf(hub, file, { link: one }), { code: 'file_not_found' }, one)
  await assert.rejects(textOf(hub, other, { link }), { code: 'file_not_found' })
  clock.advance(7 * day)
  assert.equal(await textOf(hub, file, { link }), 'olá')
  clock.advance(day / 24)
  await assert.rejects(textOf(hub, file, { link }), { code: 'link_expired' })
  assert.equal(await textOf(hub, file, proofIn(hub.uploads.linkPath(file))), 'olá')
})

test('[FILE3] within an hour a link stays the same, and it stays good over a restart', async (t) => {
  const [clock, files] = [new HandClock(), new MemoryFiles()]
  const store = createMemoryStore(clock)
  const hub = await openHub(t, { clock, store, files })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana)
  await ana.ask({ ...message(ana.room, ''), files: [{ id: file.id }] })
  const link = hub.uploads.linkPath(file)
  clock.advance(60_000)
  assert.equal(hub.uploads.linkPath(file), link)
  clock.advance(3_600_000)
  assert.notEqual(hub.uploads.linkPath(file), link)
  const next = await openHub(t, { clock, store, files })
  assert.equal(await textOf(next, file, proofIn(link)), 'olá')
  const stranger = await openHub(t, { clock, store: { ...store, files: createMemoryStore().files }, files })
  await assert.rejects(textOf(stranger, file, proofIn(link)), { code: 'file_not_found' })
})

test('[FILE3] links may be good for ever, or not at all', async (t) => {
  const clock = new HandClock()
  const options = (linkMs: number | undefined) => ({ clock, settings: { uploads: { ...settings, linkMs } } })
  const ever = await openHub(t, options(undefined))
  const [file, link] = await linked(ever)
  clock.jump(10_000 * day)
  assert.equal((await ever.uploads.read(file, link)).view.id, file)
  const never = await openHub(t, options(0))
  const [gone, dead] = await linked(never)
  clock.advance(1_000)
  await assert.rejects(never.uploads.read(gone, dead), { code: 'link_expired' })
})

test('[FILE11] an address takes one file, once, for 10 minutes, from who asked for it', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const ana = await inRoom(hub, 'ana', 'Redes 2')
  const { path, until } = await ana.ask({ verb: 'upload_link', room: ana.room, name: 'foto.png' })
  assert.equal(until, clock.now() + 600_000)
  assert.match(path, /^\/s\/redes-2\?envio=[\w-]{20,}$/)
  const token = (one: string): string => new URL(one, 'http://x').searchParams.get('envio')!
  const { user, room, name } = await hub.uploads.redeem(token(path))
  assert.deepEqual([user, room.id, name], [userOf(ana), ana.room, 'foto.png'])
  for (const one of [token(path), 'x', '']) await assert.rejects(hub.uploads.redeem(one), { code: 'link_expired' })
  const another = await ana.ask({ verb: 'upload_link', room: ana.room })
  clock.advance(600_000)
  await assert.rejects(hub.uploads.redeem(token(another.path)), { code: 'link_expired' })
})

test('[FILE11] of too many addresses the earliest is good no more; one whose room ended, or whose asker is gone, takes nothing', async (t) => {
  const hub = await openHub(t, { limits: { uploadLinks: 3, uploadLinksPerPerson: 2 } })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const ask = async (client: Client): Promise<string> => {
    const { path } = await client.ask({ verb: 'upload_link', room: ana.room })
    return new URL(path, 'http://x').searchParams.get('envio')!
  }
  const [a1, b1, a2, a3, b2] = [await ask(ana), await ask(bia), await ask(ana), await ask(ana), await ask(bia)]
  for (const token of [a1, b1]) await assert.rejects(hub.uploads.redeem(token), { code: 'link_expired' })
  const { user } = await hub.uploads.redeem(a2)
  ana.hangUp()
  const other = await inRoom(hub, 'ana', 'REDES')
  assert.throws(() => Visitor.sends(hub, user, '10.0.0.1'), { code: 'nick_taken' })
  hub.directory.byId(other.room)!.isEnding = true
  for (const token of [a3, b2]) await assert.rejects(hub.uploads.redeem(token), { code: 'room_not_found' })
})

test('[FILE1] the files of a room are listed page by page, those of a message together', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const counts = [1, 10, 4, 3, 1]
  for (const count of counts) {
    const files = await Promise.all(Array.from({ length: count }, () => uploads(hub, ana)))
    await ana.ask({ ...message(ana.room, ''), files: files.map(({ id }) => ({ id })) })
  }
  const seqs: number[][] = []
  for (let before: number | undefined, more = true; more;) {
    const page = await ana.ask({ verb: 'files', room: ana.room, limit: 1, ...(before !== undefined && { before }) })
    seqs.push(page.files.map(({ seq }) => seq))
    more = page.more
    before = page.files.at(-1)?.seq
  }
  assert.deepEqual(seqs, [[6, 5, 5, 5, 4, 4, 4, 4], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [2]])
})

test('[LOG8] as the outboxes of all fill up a list of files becomes shorter, down to those of one message', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (const count of [1, 2, 3, 2]) {
    const files = await Promise.all(Array.from({ length: count }, () => uploads(hub, ana)))
    await ana.ask({ ...message(ana.room, ''), files: files.map(({ id }) => ({ id })) })
  }
  const list = async (bytes: number): Promise<readonly [number[], boolean]> => {
    t.mock.getter(hub.outboxTotal, 'boundEach', () => bytes)
    const { files, more } = await ana.ask({ verb: 'files', room: ana.room, limit: 9 })
    return [files.map(({ seq }) => seq), more]
  }
  const { length } = JSON.stringify((await ana.ask({ verb: 'files', room: ana.room, limit: 9 })).files[0])
  assert.deepEqual(await list(9 * length), [[5, 5, 4, 4, 4, 3, 3, 2], false])
  assert.deepEqual(await list(6 * length), [[5, 5, 4, 4, 4], true])
  assert.deepEqual(await list(3 * length), [[5, 5], true])
  assert.deepEqual(await list(1), [[5, 5], true])
})

async function linked(hub: Awaited<ReturnType<typeof openHub>>): Promise<readonly [string, { readonly link: string }]> {
  const file = await uploads(hub, await inRoom(hub, 'ana', 'REDES'))
  return [file.id, proofIn(hub.uploads.linkPath(file))]
}
