import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Draft, PagePlace } from '../../src/core/store/log.ts'
import type { Store } from '../../src/core/store/store.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { DataFolder } from '../support/data-folder.ts'
import { foldLog } from '../support/fold-log.ts'
import { SetClock } from '../support/set-clock.ts'
import { archives, direct, fileOf, member, openRoom, unbounded } from '../support/store-fixtures.ts'

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

const emoji = fc.constantFrom('👍', '❤️', '😂', '😮')
const on = fc.boolean()
const target = fc.integer({ min: 1, max: 12 })
const base = { room, author: user, nick: text }
const reply = fc.tuple(target, user, text).map(([at, author, nick]) => ({ seq: at, author, nick }))
const file = fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5')
const files = fc
  .uniqueArray(file, { minLength: 1, maxLength: 3 })
  .map((names) => names.map((name) => fileOf(1, name).view))
const message = fc.record(
  {
    ...{ kind: fc.constant('message' as const), ...base, text, style, key, reply },
    ...{ mentions: fc.array(user, { maxLength: 3 }), all: fc.constant(true as const), files },
  },
  { requiredKeys: ['kind', 'room', 'author', 'nick', 'text', 'style', 'key'] },
)
const edited = fc.record({
  ...{ kind: fc.constant('edited' as const), ...base, target, text },
  ...{ mentions: fc.array(user, { maxLength: 2 }), maxVersions: fc.constant(3) },
})
const deleted = fc.record({ kind: fc.constant('deleted' as const), ...base, target })
// A fold knows by nick alone who takes his reaction back.
const reacted = fc
  .record({
    ...{ kind: fc.constant('reacted' as const), ...base, target, emoji, on, maxKinds: fc.constant(3) },
  })
  .map((put) => ({ ...put, nick: `user ${put.author}` }))
const pinned = fc.record({ kind: fc.constant('pinned' as const), ...base, target, on, after: target })
const draft: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 8, arbitrary: message },
  { weight: 3, arbitrary: edited },
  { weight: 2, arbitrary: deleted },
  { weight: 6, arbitrary: reacted },
  { weight: 2, arbitrary: pinned },
  { weight: 1, arbitrary: fc.tuple(room, seq).map(([id, after]) => archives(id, after)) },
)
const newRoom = fc.oneof(
  fc.constantFrom('um', 'dois').map(openRoom),
  fc.tuple(user, user).map(([low, high]) => direct(low, low + high)),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(draft, { maxLength: 12 }).map(
      (drafts): Step =>
        (store) =>
          store.log.append(drafts),
    ),
  },
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
  fc.tuple(user, room, time).map(
    ([id, joined, since]): Step =>
      (store) =>
        store.people.putMember(member(id, joined, since)),
  ),
  fc.record({ user, room, marker: fc.record({ seq, n: seq }) }).map(
    (marked): Step =>
      (store) =>
        store.people.putMarkers([marked]),
  ),
  fc.tuple(user, room, fc.constantFrom('all' as const, 'mentions' as const, 'none' as const)).map(
    ([id, joined, notice]): Step =>
      (store) =>
        store.people.putNotice(id, joined, notice),
  ),
  fc.tuple(user, user, on).map(
    ([id, other, isOn]): Step =>
      (store) =>
        store.people.putIgnored(id, other, isOn),
  ),
  fc.tuple(user, room).map(
    ([id, left]): Step =>
      (store) =>
        store.people.deleteMember(id, left),
  ),
  {
    weight: 4,
    arbitrary: fc.record({ room, owner: user, at: time }).chain((more) =>
      file.map(
        (name): Step =>
          (store) =>
            store.files.putFile(fileOf(more.room, name, more)),
      ),
    ),
  },
  fc.tuple(file, fc.constantFrom('#000000', '#ffffff')).map(
    ([name, colour]): Step =>
      (store) =>
        store.files.noteColour(fileOf(1, name).view.id, colour),
  ),
  fc.tuple(file, fc.option(target, { nil: undefined })).map(
    ([name, at]): Step =>
      (store) =>
        store.files.deleteFile({ id: fileOf(1, name).view.id, ...(at !== undefined && { seq: at }) }),
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
  readonly place: PagePlace
  readonly viewer: number
}

const firstRooms: Step[] = [openRoom('um'), openRoom('tres'), direct(1, 2)].map(
  (made) => (store) => store.rooms.putRoom(made),
)
const moment: fc.Arbitrary<Moment> = fc.record({ time, steps: fc.array(step, { minLength: 3, maxLength: 9 }) })
const reading: fc.Arbitrary<Reading> = fc.record({
  range: fc.record({ after: seq, until: seq }),
  bound: fc.record({ events: fc.integer({ min: 1, max: 12 }), bytes: fc.integer({ min: 0, max: 30 }) }),
  viewer: user,
  place: fc
    .tuple(fc.constantFrom('before', 'after', 'around'), target, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 30 }))
    .map(([side, at, limit, asOf]) => ({ [side]: at, limit, asOf }) as unknown as PagePlace),
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
      for (const store of [memory, sqlite]) await checkViews(store, asked)
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

async function everything(store: Store, { range, bound, place, viewer }: Reading): Promise<unknown> {
  const ids = [1, 2, 3, 4, 5, 6, 7, 8]
  const tokens = await store.people.listTokens(0)
  return {
    rooms: await store.rooms.listRooms(),
    each: await Promise.all(ids.map((id) => store.rooms.getRoom(id))),
    directs: await Promise.all(ids.map((id) => store.rooms.getDirect([1, id]))),
    logs: await Promise.all(ids.map((id) => store.log.readLog(id, range, bound))),
    pages: await Promise.all(ids.map((id) => store.log.readPage(id, place, viewer))),
    pins: await Promise.all(ids.map((id) => store.log.listPins(id, 1))),
    messages: await Promise.all(ids.map((at) => store.log.readMessage(1, at + 1))),
    versions: await Promise.all(ids.map((at) => store.log.readVersions(1, at + 1))),
    mentions: await Promise.all(ids.map((id) => store.log.listMentions(viewer, id, { after: range.after, limit: 3 }))),
    files: await filesOf(store, place.asOf),
    conversations: await store.rooms.listDirect(viewer, 2),
    ignored: await store.people.listIgnored(viewer),
    members: await Promise.all(ids.map(async (id) => ordered(await store.people.listMembers(id)))),
    tokens: ordered(tokens),
    next: await store.people.takeIds(1),
  }
}

async function filesOf({ files }: Store, before: number): Promise<unknown> {
  const [ids, names] = [
    [1, 2, 3],
    ['f1', 'f2', 'f3', 'f4', 'f5'],
  ]
  return {
    each: await Promise.all(names.map((name) => files.getFile(fileOf(1, name).view.id))),
    listed: await Promise.all(ids.map((id) => files.listFiles(id, { before, limit: 4 }))),
    sums: await Promise.all(ids.map((id) => files.sumFiles(id))),
    named: await files.namedAmong(names.map((name) => fileOf(1, name).hash)),
    old: await files.listOldFiles({ unusedBefore: before, before: 3, limit: 4 }),
  }
}

/** A page must be what a client makes of the log, to whatever position. */
async function checkViews(store: Store, { place, viewer }: Reading): Promise<void> {
  for (const id of [1, 2, 3]) {
    const events = await store.log.readLog(id, { after: 0, until: place.asOf }, unbounded)
    const page = await store.log.readPage(id, { after: 0, limit: 1_000, asOf: place.asOf }, viewer)
    const all = await store.log.readLog(id, { after: 0, until: Infinity }, unbounded)
    const pinned = new Set((await store.log.listPins(id, 1)).map((message) => message.seq))
    assert.deepEqual(page.messages, foldLog(events, { viewer, pinned }))
    const deleted = all.flatMap((event) => (event.kind === 'deleted' ? [event.target] : []))
    const shown = all.filter(
      (event) => 'text' in event && deleted.includes('target' in event ? event.target : event.seq),
    )
    assert.ok(shown.every((event) => 'text' in event && event.text === '' && !('files' in event)))
    for (const seq of deleted) assert.deepEqual(await store.log.readVersions(id, seq), [])
  }
}

function ordered(records: readonly object[]): string[] {
  return records.map((record) => JSON.stringify(record)).toSorted()
}
