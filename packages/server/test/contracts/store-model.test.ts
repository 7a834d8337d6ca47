import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Draft } from '../../src/core/store/log.ts'
import type { Store } from '../../src/core/store/store.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { DataFolder } from '../support/data-folder.ts'
import { SetClock } from '../support/set-clock.ts'
import { archives, direct, openRoom } from '../support/store-fixtures.ts'

/** Something asked of a store; answers what both stores must answer alike. */
type Step = (store: Store) => Promise<unknown>

/** The first three exist from the start. */
const room = fc.integer({ min: 1, max: 4 })
const user = fc.integer({ min: 1, max: 3 })
const seq = fc.integer({ min: 0, max: 9 })
const time = fc.integer({ min: 0, max: 9 })
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('', '\0', 'ção\0'))
const style = fc.constantFrom('say' as const, 'act' as const)

const message = fc.record({ kind: fc.constant('message' as const), room, author: user, nick: text, text, style, key })
const draft: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 5, arbitrary: message },
  { weight: 2, arbitrary: fc.tuple(room, seq).map(([id, after]) => archives(id, after)) },
)
const newRoom = fc.oneof(
  fc.constantFrom('um', 'dois').map(openRoom),
  fc.tuple(user, user).map(([low, high]) => direct(low, low + high)),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.array(draft, { maxLength: 6 }).map(
    (drafts): Step =>
      (store) =>
        store.log.append(drafts),
  ),
  newRoom.map(
    (made): Step =>
      (store) =>
        store.rooms.putRoom(made),
  ),
  room.map(
    (id): Step =>
      (store) =>
        store.rooms.deleteRoom(id),
  ),
  fc.tuple(room, fc.option(time, { nil: undefined })).map(
    ([id, emptySince]): Step =>
      (store) =>
        store.rooms.putEmptySince([{ id, emptySince }]),
  ),
  fc.record({ user, room, since: time }).map(
    (member): Step =>
      (store) =>
        store.people.putMember(member),
  ),
  fc.tuple(user, room).map(
    ([id, left]): Step =>
      (store) =>
        store.people.deleteMember(id, left),
  ),
  fc.tuple(key, user, text, time).map(
    ([digest, id, nick, seenAt]): Step =>
      (store) =>
        store.people.putToken({ digest, user: { id, nick }, seenAt }),
  ),
  fc.tuple(user, text).map(
    ([id, nick]): Step =>
      (store) =>
        store.people.putUser({ id, nick }),
  ),
  time.map(
    (before): Step =>
      (store) =>
        store.people.deleteTokens(before),
  ),
  user.map(
    (count): Step =>
      (store) =>
        store.people.takeIds(count),
  ),
)

/** What is asked in one moment, all at once: with SQLite it waits for the writer together. */
interface Moment {
  readonly time: number
  readonly steps: readonly Step[]
}

interface Reading {
  readonly range: { readonly after: number; readonly until: number }
  readonly bound: { readonly events: number; readonly bytes: number }
  readonly before: number
  readonly limit: number
}

const firstRooms: Step[] = [openRoom('um'), openRoom('tres'), direct(1, 2)].map(
  (made) => (store) => store.rooms.putRoom(made),
)
const moment: fc.Arbitrary<Moment> = fc.record({ time, steps: fc.array(step, { minLength: 3, maxLength: 9 }) })
const reading: fc.Arbitrary<Reading> = fc.record({
  range: fc.record({ after: seq, until: seq }),
  bound: fc.record({ events: fc.integer({ min: 1, max: 12 }), bytes: fc.integer({ min: 0, max: 30 }) }),
  before: seq.map((place) => place + 1),
  limit: fc.integer({ min: 1, max: 5 }),
})
const numRuns = process.env['PAPO_LONG'] ? 1_000 : 60

test('[STORE1] SQLite answers as memory does, whatever is asked and in whatever order', async (t) => {
  const folder = new DataFolder(t)
  let runs = 0
  const areAlike = async (moments: Moment[], asked: Reading): Promise<void> => {
    const clock = new SetClock()
    const memory = createMemoryStore(clock)
    runs += 1
    const sqlite = await openSqliteStore({ folder: folder.file(`run-${runs}`), clock })
    try {
      await compare([memory, sqlite], [{ time: 0, steps: firstRooms }, ...moments], clock)
      assert.deepEqual(await everything(sqlite, asked), await everything(memory, asked))
    } finally {
      await sqlite.close()
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 8 }), reading, areAlike), { numRuns })
})

async function compare(stores: readonly Store[], moments: readonly Moment[], clock: SetClock): Promise<void> {
  for (const { time: now, steps } of moments) {
    clock.time = now
    const ask = (store: Store): Promise<unknown> => Promise.all(steps.map((one) => one(store)))
    const [memory, sqlite] = await Promise.all(stores.map(ask))
    assert.deepEqual(sqlite, memory)
  }
}

async function everything(store: Store, { range, bound, before, limit }: Reading): Promise<unknown> {
  const ids = [1, 2, 3, 4, 5, 6, 7, 8]
  const tokens = await store.people.listTokens(0)
  return {
    rooms: await store.rooms.listRooms(),
    each: await Promise.all(ids.map((id) => store.rooms.getRoom(id))),
    directs: await Promise.all(ids.map((id) => store.rooms.getDirect([1, id]))),
    logs: await Promise.all(ids.map((id) => store.log.readLog(id, range, bound))),
    pages: await Promise.all(ids.map((id) => store.log.readPage(id, before, limit))),
    members: await Promise.all(ids.map(async (id) => ordered(await store.people.listMembers(id)))),
    tokens: ordered(tokens),
    next: await store.people.takeIds(1),
  }
}

function ordered(records: readonly object[]): string[] {
  return records.map((record) => JSON.stringify(record)).toSorted()
}
