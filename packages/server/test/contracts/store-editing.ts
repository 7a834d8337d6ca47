import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RoomId } from '@papo/protocol'
import type { Store } from '../../src/core/store/store.ts'
import { SetClock } from '../support/set-clock.ts'
import { deletes, edits, fates, makeRoom, pins, reacts, recordOf, says, unbounded } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what editing and deleting messages promises. */
export function testEditing(open: OpenStore): void {
  describe('editing', () => testEdits(open))
  describe('deleting', () => testDeletions(open))
}

const said = { author: 7, nick: 'lari' }

function testEdits(open: OpenStore): void {
  test('[STORE22] an edited message stands with its new text everywhere, and its edit is an event of the log', async (t) => {
    const clock = new SetClock()
    const store = await open(t, clock)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'one', 'k'), says(room, 'two')])
    clock.time = 2_000
    assert.deepEqual(await store.log.append([edits(room, 2, 'three')]), [{ type: 'appended', seq: 4, at: 2_000, n: 2 }])
    const message = { ...said, kind: 'message', room, seq: 2, at: 1_000, n: 1, style: 'say', key: 'k' }
    const now = { ...message, text: 'three', edited: 2_000 }
    const [first, , edited] = await store.log.readLog(room, { after: 1, until: 9 }, unbounded)
    assert.deepEqual(first, now)
    assert.deepEqual(edited, { ...said, kind: 'edited', room, seq: 4, at: 2_000, target: 2, text: 'three' })
    assert.deepEqual(await store.log.readMessage(room, 2), now)
    assert.deepEqual((await store.log.readPage(room, { before: 3, limit: 5, asOf: 4 }, 7)).messages, [now])
    assert.equal((await recordOf(store, room)).n, 2)
  })

  test('[STORE22] an earlier edit is read back with the newest text too', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a'), edits(room, 2, 'b'), edits(room, 2, 'c')])
    const texts = (await readAll(store, room)).flatMap((event) => ('text' in event ? [event.text] : []))
    assert.deepEqual(texts, ['c', 'c', 'c'])
  })

  test('[STORE22] only a message that is there can be edited, and only to another text', async (t) => {
    const store = await open(t)
    const [room, other] = [await makeRoom(store, 'geral'), await makeRoom(store, 'outra')]
    await store.log.append([says(other, 'x'), says(other, 'y'), says(room, 'a')])
    const drafts = [1, 3, 99].map((target) => edits(room, target, 'b'))
    const appended = await store.log.append([...drafts, edits(room, 2, 'a'), edits(99, 2, 'b'), edits(room, 2, 'b')])
    assert.deepEqual(fates(appended), ['missing', 'missing', 'missing', 'same', 'gone', 3])
  })

  test('[STORE23] the older texts are kept with their times; of too many the oldest but the first goes', async (t) => {
    const clock = new SetClock()
    const store = await open(t, clock)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a'), says(room, 'z')])
    for (const [index, text] of ['b', 'c', 'd', 'e'].entries()) {
      clock.time = 2_000 + index
      await store.log.append([{ ...edits(room, 2, text), maxVersions: 3 }])
    }
    assert.deepEqual(await store.log.readVersions(room, 2), [
      { text: 'a', at: 1_000 },
      { text: 'c', at: 2_001 },
      { text: 'd', at: 2_002 },
    ])
    assert.deepEqual(await store.log.readVersions(room, 3), [])
    assert.deepEqual(await store.log.readVersions(99, 2), [])
  })
}

function testDeletions(open: OpenStore): void {
  test('[STORE10] a deleted message keeps its place and nothing of what it said', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const reply = { seq: 2, ...said }
    const spoken = { ...says(room, 'secret one', 'k'), reply, mentions: [8], all: true as const }
    await store.log.append([says(room, 'a'), spoken, edits(room, 3, 'secret two'), reacts(room, 3), pins(room, 3, 1)])
    assert.deepEqual(fates(await store.log.append([deletes(room, 3)])), [7])
    const left = { ...said, kind: 'message', room, seq: 3, at: 1_000, n: 2, text: '', style: 'say', key: 'k' }
    assert.deepEqual(await store.log.readMessage(room, 3), { ...left, deleted: true })
    const log = await readAll(store, room)
    assert.deepEqual(log[2], { ...left, deleted: true })
    assert.deepEqual(log[3], { ...said, kind: 'edited', room, seq: 4, at: 1_000, target: 3, text: '' })
    assert.deepEqual(log[6], { ...said, kind: 'deleted', room, seq: 7, at: 1_000, target: 3 })
    assert.deepEqual(await store.log.readVersions(room, 3), [])
    assert.deepEqual(await store.log.listPins(room, 1), [])
    assert.deepEqual(await store.log.listMentions(8, room, { after: 0, limit: 9 }), [])
    const page = await store.log.readPage(room, { before: 9, limit: 9, asOf: 7 }, 7)
    assert.deepEqual(page.messages[1], { ...left, deleted: true })
  })

  test('[STORE10] a deleted message is no target any more, and its key stays used', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a', 'k'), deletes(room, 2)])
    const drafts = [deletes(room, 2), edits(room, 2, 'b'), reacts(room, 2), pins(room, 2, 1), deletes(room, 9)]
    assert.deepEqual(
      fates(await store.log.append(drafts)),
      Array.from({ length: 5 }, () => 'missing'),
    )
    assert.deepEqual(fates(await store.log.append([says(room, 'b', 'k'), says(room, 'c')])), ['repeated', 4])
  })

  test('[STORE10] deleting one message leaves the others and what hangs on them alone', async (t) => {
    const store = await open(t)
    const [room, other] = [await makeRoom(store, 'geral'), await makeRoom(store, 'outra')]
    const all = [room, other].flatMap((id) => [
      says(id, 'a', `${id}a`),
      { ...says(id, 'b', `${id}b`), mentions: [8] },
      ...[2, 3].flatMap((target) => [{ ...edits(id, target, `new ${target}`), mentions: [8] }, reacts(id, target)]),
      pins(id, 2, 1),
    ])
    await store.log.append(all)
    const kept = async (id: RoomId): Promise<unknown> => [
      await store.log.readMessage(id, 2),
      await store.log.readVersions(id, 2),
      (await store.log.listPins(id, 1)).map((message) => message.seq),
    ]
    const before = [await kept(room), await kept(other), await store.log.readMessage(other, 3)]
    await store.log.append([deletes(room, 3)])
    assert.deepEqual([await kept(room), await kept(other), await store.log.readMessage(other, 3)], before)
    assert.deepEqual(await store.log.listMentions(8, room, { after: 0, limit: 9 }), [2])
    assert.deepEqual(await store.log.listMentions(8, other, { after: 0, limit: 9 }), [2, 3])
  })
}

function readAll(store: Store, room: RoomId) {
  return store.log.readLog(room, { after: 0, until: Infinity }, unbounded)
}
