import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  archives,
  deletes,
  direct,
  fates,
  makeRoom,
  openRoom,
  recordOf,
  says,
  textsOf,
  unbounded,
} from '../support/store-fixtures.ts'
import { SetClock } from '../support/set-clock.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what `Log.append` promises. */
export function testAppending(open: OpenStore): void {
  describe('appending', () => {
    testPositions(open)
    testKeys(open)
    testStateEvents(open)
  })
}

function testPositions(open: OpenStore): void {
  test('[STORE1] positions in a room are 1, 2, 3, … in the order of the drafts, whatever else is in the batch', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    const appended = await store.log.append([says(one, 'a'), says(two, 'b'), says(one, 'c')])
    assert.deepEqual(appended, [
      { type: 'appended', seq: 2, at: 1_000, n: 1 },
      { type: 'appended', seq: 2, at: 1_000, n: 1 },
      { type: 'appended', seq: 3, at: 1_000, n: 2 },
    ])
    assert.deepEqual(await store.log.append([says(one, 'd')]), [{ type: 'appended', seq: 4, at: 1_000, n: 3 }])
  })

  test('[STORE1] batches that are asked for at once are appended in the order of asking', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`)
    await Promise.all(texts.map((text) => store.log.append([says(room, text)])))
    assert.deepEqual(await textsOf(store, room), texts)
  })

  test('[STORE1] an empty batch does nothing', async (t) => {
    const store = await open(t)
    assert.deepEqual(await store.log.append([]), [])
  })

  test('[STORE1] a draft to a room that is not there is answered `gone` and hurts no other', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const appended = await store.log.append([says(room, 'a'), says(room + 1, 'b'), says(room, 'c')])
    assert.deepEqual(
      appended.map((one) => ('seq' in one ? one.seq : one.type)),
      [2, 'gone', 3],
    )
    assert.deepEqual(await store.log.readLog(room + 1, { after: 0, until: Infinity }, unbounded), [])
  })

  test('[STORE5] time never goes back within a room, and another room does not hold it up', async (t) => {
    const clock = new SetClock()
    const store = await open(t, clock)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    const times = []
    for (const time of [5_000, 2_000, 6_000]) {
      clock.time = time
      const [appended] = await store.log.append([says(one, `at ${time}`)])
      times.push(appended?.type === 'appended' && appended.at)
    }
    assert.deepEqual(times, [5_000, 5_000, 6_000])
    clock.time = 3_000
    assert.deepEqual(await store.log.append([says(two, 'x')]), [{ type: 'appended', seq: 2, at: 3_000, n: 1 }])
  })
}

function testKeys(open: OpenStore): void {
  test('[STORE3] a message without a key is a new one, however often the same is said', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const { key: _, ...said } = says(room, 'oi')
    const appended = await store.log.append([said, said])
    assert.deepEqual(
      appended.map(({ type }) => type),
      ['appended', 'appended'],
    )
    const events = await store.log.readLog(room, { after: 1, until: Infinity }, unbounded)
    assert.deepEqual(
      events.map((event) => [event.seq, 'key' in event]),
      [
        [2, false],
        [3, false],
      ],
    )
  })

  test('[STORE3] a repeated key answers the place of the first, whatever the text, and uses no position', async (t) => {
    const clock = new SetClock()
    const store = await open(t, clock)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'first', 'k')])
    clock.time = 9_000
    const appended = await store.log.append([says(room, 'again', 'k'), says(room, 'next', 'l')])
    assert.deepEqual(appended, [
      { type: 'repeated', room, seq: 2, at: 1_000 },
      { type: 'appended', seq: 3, at: 9_000, n: 2 },
    ])
    assert.deepEqual(await textsOf(store, room), ['first', 'next'])
  })

  test('[STORE3] a key is found again within its own batch and from another room, and answers the room of the first', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    const appended = await store.log.append([says(one, 'a', 'k'), says(one, 'b', 'k'), says(two, 'c', 'k')])
    assert.deepEqual(
      appended.map((outcome) => [outcome.type, 'room' in outcome && outcome.room]),
      [
        ['appended', false],
        ['repeated', one],
        ['repeated', one],
      ],
    )
    assert.equal((await recordOf(store, two)).head, 1)
  })

  test('[STORE3] a reply to what is no message, or deleted, is void, unless its key was said before', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const answers = (key: string, seq: number) => ({
      ...says(room, 'x', key),
      reply: { seq, author: 7, nick: 'lari' },
    })
    const appended = await store.log.append([
      says(room, 'a', 'a'),
      answers('b', 2),
      answers('c', 1),
      answers('d', 9),
      deletes(room, 2),
      answers('e', 2),
      answers('b', 2),
    ])
    assert.deepEqual(fates(appended), [2, 3, 'missing', 'missing', 4, 'missing', 'repeated'])
  })

  test('[STORE3] two authors may use the same key, and keys that look alike are not the same', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const drafts = ['k', 'K', 'k ', '', '8 k'].map((key) => says(room, `key ${key}`, key))
    const appended = await store.log.append([...drafts, { ...says(room, 'other', 'k'), author: 78 }])
    assert.deepEqual(
      appended.map((outcome) => outcome.type),
      Array.from({ length: 6 }, () => 'appended'),
    )
  })
}

function testStateEvents(open: OpenStore): void {
  test('[STORE4] a state event after one that its author did not know is refused, and uses no position', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const appended = await store.log.append([archives(room, 0), says(room, 'a'), archives(room, 1), archives(room, 1)])
    assert.deepEqual(appended, [
      { type: 'conflict' },
      { type: 'appended', seq: 2, at: 1_000, n: 1 },
      { type: 'appended', seq: 3, at: 1_000, n: 1 },
      { type: 'conflict' },
    ])
    assert.equal((await recordOf(store, room)).stateSeq, 3)
  })

  test('[STORE6] an archived room keeps its log, leaves the list, and its slug is free', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'kept'), archives(room, 1)])
    assert.deepEqual(await store.rooms.listRooms(), [])
    assert.deepEqual(await textsOf(store, room), ['kept'])
    const made = await store.rooms.putRoom(openRoom('geral'))
    assert.equal(made.type, 'made')
    assert.notEqual(made.room.id, room)
  })

  test('[STORE4] a direct room counts its state events too', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, direct(1, 2))
    assert.deepEqual(await store.log.append([archives(room, 0)]), [{ type: 'conflict' }])
  })
}
