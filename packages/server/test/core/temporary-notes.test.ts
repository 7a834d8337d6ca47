import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rooms } from '../../src/core/store/rooms.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, openHub, roomNames, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'

const hour = 3_600_000
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets each write to the rooms' records be counted. */
function countNotes(store: FaultyStore): number[] {
  const sizes: number[] = []
  Object.assign(store, {
    rooms: new Proxy(store.rooms, {
      get: (rooms, name) => {
        if (name !== 'putEmptySince') return Reflect.get(rooms, name) as unknown
        return (notes: Parameters<Rooms['putEmptySince']>[0]) => {
          sizes.push(notes.length)
          return rooms.putEmptySince(notes)
        }
      },
    }),
  })
  return sizes
}

test('[ROOM4] however often people come and go while the store writes, since when rooms are empty is one write more', async (t) => {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  const sizes = countNotes(store)
  const hub = await openHub(t, { clock, store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'OUTRA')
  await until(() => sizes.length > 0 && store.waiting('putEmptySince') === 0)
  await turn()
  sizes.length = 0
  const release = store.hold('putEmptySince')
  for (let i = 0; i < 500; i += 1) {
    for (const client of [ana, bia]) await client.ask({ verb: 'leave', room: client.room })
    for (const client of [ana, bia]) await client.ask({ verb: 'join', room: { id: client.room } })
  }
  await ana.ask({ verb: 'leave', room: ana.room })
  const since = clock.now()
  release()
  for (let i = 0; i < 20; i += 1) await turn()
  assert.deepEqual(sizes, [1, 2])
  const notes = (await store.rooms.listRooms()).map(({ name, emptySince }) => [name, emptySince])
  assert.deepEqual(notes, [
    ['REDES', since],
    ['OUTRA', undefined],
  ])
})

test('[ROOM4] what could not be noted is noted with the next change, and what waits when the server stops is noted then', async (t) => {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  const errors: unknown[] = []
  const hub = await openHub(t, { clock, store, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'OUTRA')
  for (let i = 0; i < 20; i += 1) await turn()
  store.fail('putEmptySince', 'full')
  await ana.ask({ verb: 'leave', room: ana.room })
  const since = clock.now()
  await until(() => errors.length === 1)
  store.mend('putEmptySince')
  store.hold('putEmptySince')
  clock.advance(hour)
  await bia.ask({ verb: 'leave', room: bia.room })
  await bia.ask({ verb: 'join', room: { id: bia.room } })
  await hub.stop()
  store.releaseAll()
  for (let i = 0; i < 20; i += 1) await turn()
  const notes = (await store.rooms.listRooms()).map(({ name, emptySince }) => [name, emptySince])
  assert.deepEqual(notes, [
    ['REDES', since],
    ['OUTRA', since + hour],
  ])
  assert.equal(errors.length, 1)
})

test('[ROOM4] a room that should go with its log and can not be deleted is there again, and goes at the next look', async (t) => {
  const clock = new HandClock()
  const store = new FaultyStore(createMemoryStore(clock))
  const errors: unknown[] = []
  const settings = { temporaryRoomMs: 0 }
  const hub = await openHub(t, { clock, store, settings, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  store.fail('deleteRoom', 'full')
  await ana.ask({ verb: 'leave', room: ana.room })
  await until(() => errors.length === 1)
  assert.deepEqual(roomNames(hub), ['REDES'])
  // and is used like any other while it is there
  await ana.ask({ verb: 'join', room: { id: ana.room } })
  await ana.ask({ verb: 'leave', room: ana.room })
  await until(() => errors.length === 2)
  store.mend('deleteRoom')
  clock.advance(hour)
  await until(() => hub.directory.size === 0)
  await turn()
  assert.deepEqual(await store.rooms.listRooms(), [])
  assert.equal(errors.length, 2)
})
