import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, roomNames, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'

const hour = 3_600_000
const week = 7 * 24 * hour
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Kept {
  readonly clock: HandClock
  readonly store: FaultyStore
  readonly errors: unknown[]
  readonly reopen: () => Promise<Hub>
}

function kept(t: TestContext, temporaryRoomMs: number | undefined): Kept {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  const errors: unknown[] = []
  const onError = (error: unknown): void => void errors.push(error)
  return { clock, store, errors, reopen: () => openHub(t, { clock, store, settings: { temporaryRoomMs }, onError }) }
}

async function advance(clock: HandClock, ms: number): Promise<void> {
  clock.advance(ms)
  for (let i = 0; i < 6; i += 1) await turn()
}

test('[ROOM4] after a week without anyone a room leaves the lists, its name is free and its log stays', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask(message(ana.room, 'oi'))
  await advance(clock, 2 * week)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await ana.ask({ verb: 'leave', room: ana.room })
  await advance(clock, week - 1)
  // a visit begins the time anew
  await ana.ask({ verb: 'join', room: { name: 'REDES' } })
  await ana.ask({ verb: 'leave', room: ana.room })
  await advance(clock, week - 1)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await advance(clock, 1)
  assert.deepEqual(roomNames(hub), [])
  await assert.rejects(ana.ask({ verb: 'join', room: { name: 'REDES' } }), { code: 'room_not_found' })
  const log = await store.log.readLog(ana.room, { after: 0, until: 9 }, { events: 9, bytes: 1e6 })
  assert.deepEqual(
    log.map(({ kind }) => kind),
    ['created', 'message', 'archived'],
  )
  const { room } = await ana.ask({ verb: 'create', name: 'redes' })
  assert.notEqual(room.id, ana.room)
})

test('[ROOM4] a room that nobody entered ends too, and those made by one guest are counted while they last', async (t) => {
  const { clock, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  for (let i = 0; i < 5; i += 1) await ana.ask({ verb: 'create', name: `s${i}` })
  await assert.rejects(ana.ask({ verb: 'create', name: 's5' }), { code: 'rooms_made_full' })
  await advance(clock, week)
  assert.deepEqual(roomNames(hub), [])
  await ana.ask({ verb: 'create', name: 's5' })
})

test('[ROOM4] since when a room is empty is kept over a restart; one in use then is empty since the start', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  // its time stands still when it dies
  const own = new HandClock()
  const first = await openHub(t, { clock: own, store })
  const ana = await inRoom(first, 'ana', 'vazia')
  await ana.ask({ verb: 'leave', room: ana.room })
  await inRoom(first, 'bia', { room: 'em uso', wire: jsonWire({ variant: 'frames', resumes: true }) })
  await advance(clock, week - hour)
  // dies without a word: nobody left
  const second = await reopen()
  assert.deepEqual(roomNames(second), ['vazia', 'em uso'])
  await advance(clock, hour)
  assert.deepEqual(roomNames(second), ['em uso'])
  await advance(clock, week - hour)
  assert.deepEqual(roomNames(second), [])
  assert.deepEqual(roomNames(await reopen()), [])
})

test('[ROOM4] set to never, rooms stay', async (t) => {
  const { clock, reopen } = kept(t, undefined)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.hangUp()
  await advance(clock, 100 * week)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await hub.stop()
  assert.deepEqual(roomNames(await reopen()), ['REDES'])
})

test('[ROOM4] set to 0, a room goes with its log when the last one is gone, and its name is free at once', async (t) => {
  const { clock, store, reopen } = kept(t, 0)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  await ana.ask(message(ana.room, 'oi'))
  await ana.ask({ verb: 'leave', room: ana.room })
  assert.deepEqual(roomNames(hub), ['REDES'])
  bia.hangUp()
  assert.deepEqual(roomNames(hub), [])
  const { room, entered } = await ana.ask({ verb: 'create', name: 'REDES', enter: {} })
  assert.equal(entered?.membership.room.id, room.id)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await ana.ask(message(room.id, 'de novo'))
  assert.deepEqual(await store.log.readLog(ana.room, { after: 0, until: 9 }, { events: 9, bytes: 1e6 }), [])
  await advance(clock, week)
  assert.deepEqual(roomNames(hub), ['REDES'])
})

test('[ROOM4] set to 0, a room that is made and not entered yet can be entered for an hour', async (t) => {
  const { clock, reopen } = kept(t, 0)
  const hub = await reopen()
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  await ana.ask({ verb: 'create', name: 'A' })
  await ana.ask({ verb: 'create', name: 'B' })
  await advance(clock, hour - 1)
  const { membership } = await ana.ask({ verb: 'join', room: { name: 'A' } })
  await advance(clock, hour)
  assert.deepEqual(roomNames(hub), ['A'])
  await ana.ask({ verb: 'leave', room: membership.room.id })
  assert.deepEqual(roomNames(hub), [])
})

test('[ROOM4] nobody enters a room while it is ending, by name, by id or by resuming', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'leave', room: ana.room })
  const release = store.hold('append')
  clock.advance(week)
  await until(() => store.waiting('append') === 1)
  for (const room of [{ name: 'REDES' }, { id: ana.room }])
    await assert.rejects(ana.ask({ verb: 'join', room }), { code: 'room_not_found' })
  const position = { room: ana.room, epoch: hub.store.epoch, seq: 1 }
  assert.deepEqual((await ana.ask({ verb: 'resume', rooms: [position] })).rooms, [])
  await assert.rejects(new Client(hub).ask({ verb: 'hello', nick: 'bia', room: 'REDES' }), { code: 'room_not_found' })
  // until its end is in the log its name is not free
  await assert.rejects(ana.ask({ verb: 'create', name: 'REDES' }), { code: 'room_exists' })
  release()
  await until(() => roomNames(hub).length === 0)
  assert.deepEqual((await ana.ask({ verb: 'resume', rooms: [position] })).rooms, [])
})

test('[ROOM4] a room that ends while somebody is about to enter it is not entered', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'leave', room: ana.room })
  const asks = [
    { verb: 'join', room: { name: 'REDES' } },
    { verb: 'resume', rooms: [{ room: ana.room, epoch: 'x', seq: 1 }] },
  ] as const
  const release = store.hold('readPage')
  const others = [ana, new Client(hub)]
  await others[1]!.ask({ verb: 'hello', nick: 'bia' })
  const asked = Promise.allSettled(asks.map((command, i) => others[i]!.ask(command)))
  await until(() => store.waiting('readPage') === 2)
  await advance(clock, week)
  assert.deepEqual(roomNames(hub), [])
  release()
  const [joined, resumed] = await asked
  assert.equal(joined?.status, 'rejected')
  assert.deepEqual(resumed?.status === 'fulfilled' && resumed.value, { rooms: [] })
  for (const client of others) assert.deepEqual(client.session.readers, [])
})

test('[ROOM4] a room whose end can not be written is tried again, and can be entered meanwhile', async (t) => {
  const { clock, store, errors, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'leave', room: ana.room })
  store.fail('append', 'full')
  await advance(clock, week)
  assert.equal(errors.length, 1)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await ana.ask({ verb: 'join', room: { name: 'REDES' } })
  await advance(clock, 10 * hour)
  assert.equal(errors.length, 1)
  await ana.ask({ verb: 'leave', room: ana.room })
  await advance(clock, week)
  await advance(clock, hour)
  assert.equal(errors.length, 3)
  store.mend('append')
  await advance(clock, hour)
  assert.deepEqual(roomNames(hub), [])
})

test('[ROOM4] a room is not ended when a state event that its end did not know came between', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'leave', room: ana.room })
  const record = hub.directory.byId(ana.room)!
  const author = { room: ana.room, author: 1, nick: '' }
  // as another node would
  await store.log.append([{ ...author, kind: 'archived', after: record.stateSeq }])
  await advance(clock, week)
  assert.equal(hub.directory.byId(ana.room)?.isEnding ?? false, false)
  const log = await store.log.readLog(ana.room, { after: 0, until: 9 }, { events: 9, bytes: 1e6 })
  assert.deepEqual(
    log.map(({ kind }) => kind),
    ['created', 'archived'],
  )
})

test('[ROOM4] a clock that goes back delays a room’s end, and one that goes on ends it within the hour', async (t) => {
  const { clock, store, reopen } = kept(t, week)
  const hub = await reopen()
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'leave', room: ana.room })
  clock.jump(-24 * hour)
  await advance(clock, week)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await advance(clock, 23 * hour)
  clock.jump(2 * hour)
  assert.deepEqual(roomNames(hub), ['REDES'])
  await advance(clock, hour)
  assert.deepEqual(roomNames(hub), [])
  assert.equal(store.batches.length, 1)
})
