import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import type { ErrorDetail } from '@papo/protocol'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'

type Person = Client & { readonly room: number }

/** The names of the rooms that are listed. */
async function listed(client: Client): Promise<string[]> {
  return (await client.ask({ verb: 'rooms' })).rooms.map(({ name }) => name)
}

function lastFailure(client: Client): ErrorDetail | undefined {
  return client.told.flatMap((one) => ('failed' in one ? [one.failed.detail] : [])).at(-1)
}

const texts = (page: { readonly messages: readonly { readonly text: string }[] }): string[] =>
  page.messages.map(({ text }) => text)

test('[ROOM1] a room is unique by its slug, and entered by its exact name; the nearest is named', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'Sala de Aula')
  for (const name of ['Sala de Aula', 'SALA DE AULA', 'sala-de-aula', 'Sála_de Aula'])
    await assert.rejects(ana.ask({ verb: 'create', name }), { code: 'room_exists' }, name)
  for (const [given, nearest] of [
    ['sala de aula', 'Sala de Aula'],
    ['Sala de Alua', 'Sala de Aula'],
    ['outra', undefined],
  ] as const) {
    await assert.rejects(ana.ask({ verb: 'join', room: { name: given } }), { code: 'room_not_found' })
    assert.equal(lastFailure(ana)?.given, given)
    assert.equal(lastFailure(ana)?.nearest, nearest)
  }
  await assert.rejects(ana.ask({ verb: 'join', room: { id: 999 } }), { code: 'room_not_found' })
  assert.equal(lastFailure(ana)?.nearest, undefined)
  for (const verb of ['join', 'who'] as const)
    await assert.rejects(ana.ask({ verb, room: { name: '' } }), { code: 'room_required' })
})

test('[ROOM1] a name that will not do is refused with the reason', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (const [name, problem] of [
    ['---', 'empty'],
    ['#a', 'bad_start'],
    ['x'.repeat(51), 'too_long'],
    ['x'.repeat(100_000), 'too_long'],
    ['a\u202Eb', 'bad_character'],
  ] as const) {
    await assert.rejects(ana.ask({ verb: 'create', name }), { code: 'room_name_invalid' })
    assert.equal(lastFailure(ana)?.problem, problem)
  }
  await assert.rejects(ana.ask({ verb: 'create', name: '  ' }), { code: 'room_required' })
  assert.deepEqual(await listed(ana), ['REDES'])
})

test('[ROOM2] of those who make the same room at once one makes it', async (t) => {
  const hub = await openHub(t)
  const people = await Promise.all(['ana', 'bia', 'caio'].map((nick) => inRoom(hub, nick, 'geral')))
  const asked = people.map((client, i) => client.ask({ verb: 'create', name: i === 1 ? 'nova' : 'NOVA' }))
  const results = await Promise.allSettled(asked)
  const refused = results.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  for (const reason of refused) assert.equal(reason instanceof ChatError && reason.code, 'room_exists')
  assert.equal(refused.length, 2)
  assert.equal((await listed(people[0]!)).length, 2)
})

test('[ROOM2] making a room enters it only if asked to, out of another if asked to', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const { room } = await ana.ask({ verb: 'create', name: 'A' })
  assert.equal(hub.directory.byId(room.id)!.size, 0)
  const { entered } = await ana.ask({ verb: 'create', name: 'B', enter: { leaving: ana.room } })
  assert.deepEqual(entered && { ...entered, membership: entered.membership.room.name, people: entered.people.length }, {
    membership: 'B',
    page: { messages: [], quoted: [], asOf: 1, more: false, newer: false },
    people: 1,
    count: 1,
    already: false,
  })
  await until(() => bia.signals.some((signal) => signal.type === 'left'))
  await ana.ask(message(entered!.membership.room.id, 'oi'))
  await until(() => ana.texts.length === 1)
})

test('[ROOM1] an address leads to its room, in any spelling, and to the entry room before it exists', async (t) => {
  const hub = await openHub(t)
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  const { membership } = await ana.ask({ verb: 'join', room: { slug: 'geral' } })
  assert.equal(membership.room.name, 'geral')
  await ana.ask({ verb: 'create', name: 'Álgebra Linear' })
  for (const given of ['algebra-linear', 'Álgebra-Linear']) {
    const bia = new Client(hub)
    await bia.ask({ verb: 'hello', nick: given === 'algebra-linear' ? 'bia' : 'caio' })
    const entered = await bia.ask({ verb: 'join', room: { slug: given } })
    assert.equal(entered.membership.room.name, 'Álgebra Linear')
  }
  await assert.rejects(ana.ask({ verb: 'join', room: { slug: 'algebra-liner' } }), { code: 'room_not_found' })
  await assert.rejects(ana.ask({ verb: 'join', room: { slug: '' } }), { code: 'room_required' })
})

test('[ROOM2] a room that its maker could not enter is not made', async (t) => {
  const hub = await openHub(t, { limits: { roomsPerSession: 1 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const asks = [
    [{ verb: 'create', name: 'nova', enter: {} }, 'rooms_joined_full'],
    [{ verb: 'create', name: 'nova', enter: { leaving: 999 } }, 'not_in_room'],
  ] as const
  for (const [command, code] of asks) await assert.rejects(ana.ask(command), { code })
  assert.deepEqual(await listed(ana), ['REDES'])
  await ana.ask({ verb: 'create', name: 'nova', enter: { leaving: ana.room } })
})

test('[ROOM3] rooms are bounded: in all, by guest, by session, and in how many are there', async (t) => {
  const hub = await openHub(t, { limits: { rooms: 4, roomsPerGuest: 2, roomsPerSession: 2, membersPerRoom: 2 } })
  const ana = await inRoom(hub, 'ana', 'a1')
  await ana.ask({ verb: 'create', name: 'a2' })
  await assert.rejects(ana.ask({ verb: 'create', name: 'a3' }), { code: 'rooms_made_full' })
  const bia = await inRoom(hub, 'bia', 'a1')
  const caio = new Client(hub)
  await caio.ask({ verb: 'hello', nick: 'caio' })
  await assert.rejects(caio.ask({ verb: 'join', room: { name: 'a1' } }), { code: 'room_full' })
  await bia.ask({ verb: 'create', name: 'b1' })
  // at once with another, for the last place
  const last = await Promise.allSettled([
    bia.ask({ verb: 'create', name: 'b2' }),
    caio.ask({ verb: 'create', name: 'c1' }),
  ])
  assert.deepEqual(
    last.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  )
  await assert.rejects(caio.ask({ verb: 'create', name: 'c1' }), { code: 'rooms_full' })
  await bia.ask({ verb: 'join', room: { name: 'a2' } })
  await assert.rejects(bia.ask({ verb: 'join', room: { name: 'b1' } }), { code: 'rooms_joined_full' })
  // changing rooms needs no further place, and who was refused is nowhere new
  await bia.ask({ verb: 'join', room: { name: 'b1' }, leaving: bia.room })
  assert.equal(hub.directory.byName('b1')!.size, 1)
})

test('[ROOM3] conversations take no place of a session, so nobody can keep another out of rooms', async (t) => {
  const hub = await openHub(t, { limits: { roomsPerSession: 2 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (const nick of ['bia', 'caio', 'davi']) {
    const client = await inRoom(hub, nick, 'REDES')
    await client.ask({ verb: 'send_direct', to: 'ana', text: 'oi', key: 'k' })
  }
  await ana.ask({ verb: 'create', name: 'nova', enter: {} })
})

test('[ROOM5] the entry room is made when somebody first enters it, once, and stays', async (t) => {
  const hub = await openHub(t, { settings: { temporaryRoomMs: 0 } })
  const people = ['ana', 'bia', 'caio'].map(() => new Client(hub))
  await people[0]!.ask({ verb: 'hello', nick: 'ana' })
  assert.deepEqual(await listed(people[0]!), [])
  await assert.rejects(people[0]!.ask({ verb: 'who', room: { name: 'geral' } }), { code: 'room_not_found' })
  // nobody can take its address before it is there
  for (const name of ['Geral', 'GERAL', 'gerál'])
    await assert.rejects(people[0]!.ask({ verb: 'create', name }), { code: 'room_exists' })
  await Promise.all([
    people[0]!.ask({ verb: 'join', room: { name: 'geral' } }),
    people[1]!.ask({ verb: 'hello', nick: 'bia', room: 'geral' }),
    people[2]!.ask({ verb: 'hello', nick: 'caio', room: 'geral' }),
  ])
  assert.equal(hub.directory.byName('geral')!.size, 3)
  for (const client of people) client.hangUp()
  const davi = new Client(hub)
  await davi.ask({ verb: 'hello', nick: 'davi' })
  assert.deepEqual(await listed(davi), ['geral'])
})

test('[ROOM5] where the owner named no entry room, nothing names one into being', async (t) => {
  const hub = await openHub(t, { settings: { entryRoom: '' } })
  const client = new Client(hub)
  await client.ask({ verb: 'hello', nick: 'Ana' })
  for (const room of [{ name: '' }, { slug: '' }])
    await assert.rejects(client.ask({ verb: 'join', room }), { code: 'room_required' })
  await assert.rejects(client.ask({ verb: 'join', room: { slug: '!' } }), { code: 'room_not_found' })
  assert.equal(hub.directory.size, 0)
})

test('[ROOM6] the list shows rooms, who is in them in order of arrival, and how many are online', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'Álgebra')
  await inRoom(hub, 'bia', 'REDES')
  await inRoom(hub, 'caio', 'Álgebra')
  const { rooms, online } = await ana.ask({ verb: 'rooms' })
  assert.deepEqual(
    rooms.map(({ name, people }) => [name, people]),
    [
      ['Álgebra', ['ana', 'caio']],
      ['REDES', ['bia']],
    ],
  )
  assert.equal(online, 3)
  const filtered = await ana.ask({ verb: 'rooms', filter: 'ALGE' })
  assert.deepEqual(
    filtered.rooms.map(({ name }) => name),
    ['Álgebra'],
  )
  const { people } = await ana.ask({ verb: 'who', room: { name: 'Álgebra' } })
  assert.deepEqual(
    people.map(({ nick }) => nick),
    ['ana', 'caio'],
  )
})

test('[JOIN1] entering shows the last 20 messages, oldest first, and whether there are more', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (let i = 0; i < 25; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 25)
  const bia = new Client(hub)
  const { entered } = await bia.ask({ verb: 'hello', nick: 'bia', room: 'REDES' })
  assert.deepEqual(
    texts(entered!.page),
    Array.from({ length: 20 }, (_, i) => `l${i + 5}`),
  )
  assert.equal(entered!.page.more, true)
  assert.equal(entered!.page.asOf, 26)
})

test('[HIST1] history is read page by page, whatever position is asked for', async (t) => {
  const hub = await openHub(t, { limits: { historyPage: 10 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (let i = 0; i < 25; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 25)
  const read = async (before: number | undefined, limit: number): Promise<string[]> =>
    texts((await ana.ask({ verb: 'history', room: ana.room, limit, ...(before !== undefined && { before }) })).page)
  assert.deepEqual(await read(undefined, 3), ['l22', 'l23', 'l24'])
  assert.equal((await read(undefined, 1000)).length, 10)
  assert.deepEqual(await read(24, 2), ['l20', 'l21'])
  assert.deepEqual(await read(10_000, 1), ['l24'])
  for (const before of [2, 1, 0, -5]) assert.deepEqual(await read(before, 5), [], `before ${before}`)
  // one's own last message is in it as soon as it is answered
  ana.say(message(ana.room, 'última'))
  assert.deepEqual(await read(undefined, 1), ['última'])
})

test('[JOIN4] the old room is left only if the new one can be entered', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { membersPerRoom: 2 } })
  const ana = await inRoom(hub, 'ana', 'A')
  const bia = await inRoom(hub, 'bia', 'A')
  for (const nick of ['caio', 'davi']) await inRoom(hub, nick, 'cheia')
  await ana.ask({ verb: 'create', name: 'B' })
  const leaving = ana.room
  await assert.rejects(ana.ask({ verb: 'join', room: { name: 'C' }, leaving }), { code: 'room_not_found' })
  await assert.rejects(ana.ask({ verb: 'join', room: { name: 'cheia' }, leaving }), { code: 'room_full' })
  await assert.rejects(ana.ask({ verb: 'join', room: { name: 'B' }, leaving: 999 }), { code: 'not_in_room' })
  store.fail('readPage')
  await assert.rejects(ana.ask({ verb: 'join', room: { name: 'B' }, leaving }), { code: 'storage_failed' })
  store.mend('readPage')
  await ana.ask(message(ana.room, 'ainda aqui'))
  await until(() => bia.texts.length === 1)
  assert.deepEqual(namesOf(ana), ['A'])
  assert.equal(
    bia.signals.some((signal) => signal.type === 'left'),
    false,
  )
  await ana.ask({ verb: 'join', room: { name: 'B' }, leaving })
  await until(() => bia.signals.some((signal) => signal.type === 'left'))
  assert.deepEqual(namesOf(ana), ['B'])
})

function namesOf(client: Person): string[] {
  return client.session.readers.map(({ room }) => room.record.name)
}
