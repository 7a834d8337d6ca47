import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, jsonWire, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'

const hour = 3_600_000
const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })

async function hello(hub: Hub, nick: string): Promise<Client> {
  const client = new Client(hub)
  await client.ask({ verb: 'hello', nick })
  return client
}

async function assertTaken(hub: Hub, nick: string): Promise<void> {
  await assert.rejects(hello(hub, nick), { code: 'nick_taken' }, nick)
}

interface Kept {
  readonly clock: HandClock
  readonly store: FaultyStore
  readonly reopen: () => Promise<Hub>
}

/** A store that outlives its hubs. */
function kept(t: TestContext): Kept {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  return { clock, store, reopen: () => openHub(t, { clock, store }) }
}

test('[HELLO2] a nick in use is refused in every spelling, with free ones like it', async (t) => {
  const hub = await openHub(t)
  await hello(hub, 'Ana Maria')
  for (const nick of ['Ana Maria', 'ana maria', 'ANA_MARIA', 'Ána-María']) await assertTaken(hub, nick)
  const client = new Client(hub)
  client.say({ verb: 'hello', nick: 'Ana Maria' })
  await until(() => client.failures.length === 1)
  const [refused] = client.told
  const suggestions = refused && 'failed' in refused ? (refused.failed.detail.suggestions ?? []) : []
  assert.ok(suggestions.length > 0)
  for (const nick of suggestions) await hello(hub, nick)
})

test('[HELLO3] a nick that looks like one in use is refused, whichever came first', async (t) => {
  const hub = await openHub(t)
  await hello(hub, 'lara')
  await assertTaken(hub, 'Iara')
  const iris = await hello(hub, 'Iris')
  await assertTaken(hub, 'lris')
  iris.hangUp()
  await hello(hub, 'lris')
})

test('[HELLO4] a nick is free when its user is gone, and who takes it then is somebody else', async (t) => {
  const hub = await openHub(t)
  const first = await hello(hub, 'ana')
  const id = first.session.user!.id
  first.hangUp()
  const second = await hello(hub, 'ana')
  assert.notEqual(second.session.user!.id, id)
})

test('[HELLO2] of those who want the same nick at once one has it', async (t) => {
  const hub = await openHub(t)
  const wanted = ['ana', 'Ana', 'ANA', 'ána', 'ana']
  const results = await Promise.allSettled(wanted.map((nick) => hello(hub, nick)))
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal(hub.online, 1)
})

test('[NICK1] of two who want the same new nick at once one has it, and the other keeps his own', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  for (const client of [ana, bia]) await client.ask({ verb: 'create', name: client.session.user!.nick })
  const release = store.hold('putUser')
  const asked = Promise.allSettled([ana.ask({ verb: 'nick', nick: 'eva' }), bia.ask({ verb: 'nick', nick: 'Eva' })])
  await assertTaken(hub, 'eva')
  // until it is kept it is told nobody, and the old one is not free either
  await assertTaken(hub, 'ana')
  release()
  assert.deepEqual(
    (await asked).map(({ status }) => status),
    ['fulfilled', 'rejected'],
  )
  const renamed = { type: 'renamed', room: ana.room, user: ana.session.user!.id, from: 'ana', to: 'eva' }
  await until(() => bia.signals.some((signal) => signal.type === 'renamed'))
  assert.deepEqual(bia.signals.at(-1), renamed)
  await assertTaken(hub, 'bia')
  await hello(hub, 'ana')
})

test('[NICK1] another spelling of one’s own nick is one’s own, and the same one is nothing new', async (t) => {
  const hub = await openHub(t)
  const lara = await inRoom(hub, 'lara', 'REDES')
  assert.deepEqual(await lara.ask({ verb: 'nick', nick: 'Lara' }), { from: 'lara', to: 'Lara' })
  assert.deepEqual(await lara.ask({ verb: 'nick', nick: 'Iara' }), { from: 'Lara', to: 'Iara' })
  await assertTaken(hub, 'lara')
  const before = lara.signals.length
  assert.deepEqual(await lara.ask({ verb: 'nick', nick: 'Iara' }), { from: 'Iara', to: 'Iara' })
  assert.equal(lara.signals.length, before)
  await assert.rejects(lara.ask({ verb: 'nick', nick: 'x' }), { code: 'nick_invalid' })
  await lara.ask({ verb: 'nick', nick: 'Zé' })
  for (const nick of ['lara', 'zeca']) await hello(hub, nick)
})

test('[NICK1] a nick that the store could not keep is not taken', async (t) => {
  const { store, reopen } = kept(t)
  const hub = await reopen()
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  store.fail('putUser', 'full')
  await assert.rejects(ana.ask({ verb: 'nick', nick: 'eva' }), { code: 'storage_full' })
  store.mend('putUser')
  await hello(hub, 'eva')
  await assertTaken(hub, 'ana')
})

test('[NICK1] of two sessions of one user that change the nick at once no nick stays taken by nobody', async (t) => {
  const { store, reopen } = kept(t)
  const hub = await reopen()
  const one = new Client(hub)
  const { token } = await one.ask({ verb: 'hello', nick: 'ana', keep: true })
  const two = new Client(hub)
  await two.ask({ verb: 'hello', nick: 'ana', token: token! })
  const release = store.hold('putUser')
  const asked = [one.ask({ verb: 'nick', nick: 'bia' }), two.ask({ verb: 'nick', nick: 'caio' })]
  await until(() => store.waiting('putUser') === 2)
  release()
  await Promise.all(asked)
  assert.equal(one.session.user!.nick, 'caio')
  for (const nick of ['ana', 'bia']) await hello(hub, nick)
  await assertTaken(hub, 'caio')
})

test('[NICK1] who is gone before his new nick is kept leaves neither nick taken', async (t) => {
  const { store, reopen } = kept(t)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  const release = store.hold('putUser')
  ana.say({ verb: 'nick', nick: 'eva' })
  await until(() => store.waiting('putUser') === 1)
  ana.cut()
  release()
  await until(() => !ana.session.isFull)
  for (const nick of ['ana', 'eva']) await hello(hub, nick)
})

test('[HELLO4] who hangs up while he is being let in leaves no nick taken, and nobody in the room', async (t) => {
  for (const call of ['takeIds', 'putToken', 'readPage', 'putRoom'] as const) {
    const { store, reopen } = kept(t)
    const hub = await reopen()
    if (call === 'takeIds') for (let i = 0; i < hub.limits.idsTaken; i += 1) await hub.users.newId()
    const release = store.hold(call)
    const ana = new Client(hub, frames)
    ana.say({ verb: 'hello', nick: 'ana', keep: true, room: 'geral' })
    await until(() => store.waiting(call) === 1)
    ana.cut()
    release()
    await until(() => !ana.session.isFull)
    assert.equal(hub.online, 0, call)
    for (const room of hub.directory.open) assert.equal(room.size, 0, call)
    await hello(hub, 'ana')
  }
})

test('[HELLO5] what is wrong with a nick or a room is said, and neither is taken', async (t) => {
  const hub = await openHub(t, { limits: { membersPerRoom: 1 } })
  await inRoom(hub, 'ana', 'REDES')
  const bia = new Client(hub)
  await assert.rejects(bia.ask({ verb: 'hello', nick: 'ana', room: 'REDES' }), { code: 'nick_taken' })
  await assert.rejects(bia.ask({ verb: 'hello', nick: 'bia', room: 'REDEZ' }), { code: 'room_not_found' })
  await assert.rejects(bia.ask({ verb: 'hello', nick: 'bia', room: 'REDES', keep: true }), { code: 'room_full' })
  assert.equal(bia.session.user, undefined)
  assert.equal(hub.nicks.isTaken('bia'), false)
  await bia.ask({ verb: 'hello', nick: 'bia', room: 'geral' })
})

test('[HELLO6] a token proves the same user, a wrong one nobody', async (t) => {
  const hub = await openHub(t)
  const ana = new Client(hub)
  const { token, user } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  ana.hangUp()
  for (const wrong of ['', 'x', `${token!}x`])
    await assert.rejects(new Client(hub).ask({ verb: 'hello', nick: 'ana', token: wrong }), { code: 'token_invalid' })
  assert.deepEqual((await new Client(hub).ask({ verb: 'hello', nick: 'bia', token: token! })).user, user)
})

test('[HELLO6] the nick of who has a token is kept for 24 hours after the last connection, restarts or not', async (t) => {
  const { clock, reopen } = kept(t)
  const first = await reopen()
  const ana = new Client(first)
  const { token, user } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  clock.advance(50 * hour)
  ana.hangUp()
  clock.advance(23 * hour)
  await assertTaken(first, 'ana')
  // a visit of an hour counts from its end
  const again = new Client(first)
  await again.ask({ verb: 'hello', nick: 'ana', token: token! })
  clock.advance(hour)
  again.hangUp()
  clock.advance(23 * hour)
  await assertTaken(first, 'ana')
  await first.stop()
  const second = await reopen()
  await assertTaken(second, 'ana')
  clock.advance(hour + 1)
  const other = await hello(second, 'ana')
  assert.notEqual(other.session.user!.id, user.id)
})

test('[HELLO6] who is online when the server stops, or dies, keeps his nick from then on', async (t) => {
  for (const end of ['stop', 'crash'] as const) {
    const { clock, reopen } = kept(t)
    const first = await reopen()
    const ana = new Client(first, frames)
    await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
    clock.advance(100 * hour)
    if (end === 'stop') await first.stop()
    const second = await reopen()
    clock.advance(22 * hour)
    await assertTaken(second, 'ana')
  }
})

test('[HELLO6] who comes back later than that and finds his nick taken is himself by another one', async (t) => {
  const { clock, reopen } = kept(t)
  const hub = await reopen()
  const ana = new Client(hub)
  const { token, user } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  ana.hangUp()
  clock.advance(25 * hour)
  await hello(hub, 'ana')
  const back = new Client(hub)
  await assert.rejects(back.ask({ verb: 'hello', nick: 'ana', token: token! }), { code: 'nick_taken' })
  const answer = await back.ask({ verb: 'hello', nick: 'anita', token: token! })
  assert.deepEqual(answer.user, { id: user.id, nick: 'anita' })
  await assertTaken(hub, 'anita')
})

test('[HELLO4] no user id is given twice, restarts or not', async (t) => {
  const { reopen } = kept(t)
  const ids = new Set<number>()
  for (let restart = 0; restart < 3; restart += 1) {
    const hub = await reopen()
    for (let i = 0; i < 5; i += 1) ids.add((await hello(hub, `p${restart}${i}`)).session.user!.id)
    await hub.stop()
  }
  assert.equal(ids.size, 15)
})

test('a nick of 60 KB is refused by its length, and not sent back', async (t) => {
  const hub = await openHub(t)
  const given = 'uma sala de nome '.repeat(3_500)
  const asked = new Client(hub).ask({ verb: 'hello', nick: given })
  await assert.rejects(asked, { code: 'nick_invalid', detail: { given: given.slice(0, 100), problem: 'too_long' } })
})
