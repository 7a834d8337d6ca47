import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Event, RoomId } from '@papo/protocol'
import type { Store } from '../../src/core/store/store.ts'
import { archives, makeRoom, says, unbounded } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what `Log.readLog` promises. */
export function testReading(open: OpenStore): void {
  describe('reading', () => {
    testLog(open)
    testBound(open)
    testTexts(open)
  })
}

function testLog(open: OpenStore): void {
  test('[STORE1] a log is read back as it was appended: every event, in order, from the first', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'oi', 'k1'), { ...says(room, 'acena', 'k2'), style: 'act' }, archives(room, 1)])
    const base = { room, at: 1_000, author: 7, nick: 'lari' }
    assert.deepEqual(await store.log.readLog(room, { after: 0, until: 4 }, unbounded), [
      { ...base, kind: 'created', seq: 1 },
      { ...base, kind: 'message', seq: 2, n: 1, text: 'oi', style: 'say', key: 'k1' },
      { ...base, kind: 'message', seq: 3, n: 2, text: 'acena', style: 'act', key: 'k2' },
      { ...base, kind: 'archived', seq: 4 },
    ])
  })

  test('[STORE1] a read brings what lies after one position and up to another', async (t) => {
    const store = await open(t)
    const room = await roomOf(store, 10)
    const read = async (after: number, until: number): Promise<number[]> =>
      seqs(await store.log.readLog(room, { after, until }, unbounded))
    assert.deepEqual(await read(3, 6), [4, 5, 6])
    assert.deepEqual(await read(9, 1_000), [10, 11])
    assert.deepEqual(await read(6, 6), [])
    assert.deepEqual(await read(11, 20), [])
  })

  test('[STORE1] what was committed is seen by a read that is asked for afterwards', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    for (let seq = 2; seq < 50; seq += 1) {
      await store.log.append([says(room, `text ${seq}`)])
      assert.deepEqual(seqs(await store.log.readLog(room, { after: seq - 1, until: seq }, unbounded)), [seq])
    }
  })
}

function testBound(open: OpenStore): void {
  test('[STORE11] a read stops at the number of events that it may bring', async (t) => {
    const store = await open(t)
    const room = await roomOf(store, 10)
    const events = await store.log.readLog(room, { after: 0, until: 100 }, { events: 4, bytes: 1_000_000 })
    assert.deepEqual(seqs(events), [1, 2, 3, 4])
  })

  test('[STORE11] a read stops before the text that would be too much, counted in bytes of UTF-8', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append(['1', '2', '3', '4'].map((key) => says(room, 'ção!', key)))
    const read = async (bytes: number): Promise<number[]> =>
      seqs(await store.log.readLog(room, { after: 1, until: 100 }, { events: 100, bytes }))
    assert.deepEqual(await read(12), [2, 3])
    assert.deepEqual(await read(17), [2, 3])
    assert.deepEqual(await read(18), [2, 3, 4])
  })

  test('[STORE11] one event is read whatever its size, so that a reader always gets on', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'x'.repeat(16_384)), says(room, 'y')])
    const events = await store.log.readLog(room, { after: 1, until: 100 }, { events: 100, bytes: 1 })
    assert.deepEqual(seqs(events), [2])
  })
}

function testTexts(open: OpenStore): void {
  const odd = [
    '\0',
    'a\0b',
    '\u0001\u001b[2J\u007f\u0085',
    '',
    ' ',
    '\r\n',
    '👩‍👩‍👧 ção e\u0301',
    '\ufeff\ufffe\u{10ffff}',
    `'"; --%s\\`,
  ]

  test('[STORE13] a text, a nick and a key come back byte for byte: NUL, controls, emoji, nothing', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append(odd.map((text) => ({ ...says(room, text, `key ${text}`), nick: text })))
    const events = await store.log.readLog(room, { after: 1, until: 100 }, unbounded)
    const found = events.map((event) => event.kind === 'message' && [event.text, event.nick, event.key])
    assert.deepEqual(
      found,
      odd.map((text) => [text, text, `key ${text}`]),
    )
  })
}

function seqs(events: readonly Event[]): number[] {
  return events.map((event) => event.seq)
}

async function roomOf(store: Store, messages: number): Promise<RoomId> {
  const room = await makeRoom(store, 'geral')
  await store.log.append(Array.from({ length: messages }, (_, index) => says(room, `text ${index}`)))
  return room
}
