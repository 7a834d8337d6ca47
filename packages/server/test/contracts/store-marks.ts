import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { namedReactors } from '../../src/store/message-limits.ts'
import { archives, edits, fates, makeRoom, pins, reacts, recordOf, says, unbounded } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what reactions, pins and mentions promise. */
export function testMarks(open: OpenStore): void {
  describe('reactions', () => testReactions(open))
  describe('pins', () => testPins(open))
  describe('mentions', () => testMentions(open))
}

function testReactions(open: OpenStore): void {
  test('[STORE24] a reaction is put once by each person, taken back, and both are events', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const bia = { ...reacts(room, 2), author: 8, nick: 'bia' }
    const off = { ...reacts(room, 2), on: false }
    await store.log.append([says(room, 'a')])
    const drafts = [off, reacts(room, 2), reacts(room, 2), bia, off, off, reacts(room, 1), reacts(room, 9)]
    assert.deepEqual(fates(await store.log.append(drafts)), ['same', 3, 'same', 4, 5, 'same', 'missing', 'missing'])
    const message = await store.log.readMessage(room, 2)
    assert.deepEqual(message?.reactions, [{ emoji: '👍', count: 1, nicks: ['bia'] }])
    const event = { kind: 'reacted', room, at: 1_000, author: 7, nick: 'lari', target: 2, emoji: '👍' }
    const [put, , taken] = await store.log.readLog(room, { after: 2, until: 9 }, unbounded)
    assert.deepEqual(
      [put, taken],
      [
        { ...event, seq: 3, on: true },
        { ...event, seq: 5, on: false },
      ],
    )
  })

  test('[STORE24] kinds beyond the bound are refused; those that are there may be joined', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const put = (emoji: string, author = 7) => ({ ...reacts(room, 2, emoji), author, maxKinds: 2 })
    await store.log.append([says(room, 'a')])
    const drafts = [put('1'), put('2'), put('3'), put('2', 8), { ...put('1'), on: false }, put('3')]
    assert.deepEqual(fates(await store.log.append(drafts)), [3, 4, 'full', 5, 6, 7])
    const found = (await store.log.readMessage(room, 2))?.reactions ?? []
    assert.deepEqual(
      found.map(({ emoji, count }) => [emoji, count]),
      [
        ['2', 2],
        ['3', 1],
      ],
    )
  })

  test('[STORE24] a kind keeps its place while anybody has it, and names those who put it first', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const put = (author: number, emoji: string) => ({ ...reacts(room, 2, emoji), author, nick: `n${author}` })
    await store.log.append([says(room, 'a'), put(1, '👍'), put(1, '❤️')])
    await store.log.append(Array.from({ length: 100 }, (_, index) => put(index + 2, '👍')))
    await store.log.append([{ ...put(1, '👍'), on: false }])
    const found = (await store.log.readMessage(room, 2))?.reactions ?? []
    assert.deepEqual(
      found.map(({ emoji, count }) => [emoji, count]),
      [
        ['👍', 100],
        ['❤️', 1],
      ],
    )
    const names = Array.from({ length: namedReactors }, (_, index) => `n${index + 2}`)
    assert.deepEqual(found[0]?.nicks, names)
  })
}

function testPins(open: OpenStore): void {
  test('[STORE25] the pinned messages of a room are listed, the one pinned last first', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append(['a', 'b', 'c'].map((text) => says(room, text)))
    const off = { ...pins(room, 2, 7), on: false }
    const drafts = [pins(room, 3, 1), pins(room, 2, 5), pins(room, 4, 6), off, { ...off, after: 8 }, pins(room, 4, 8)]
    assert.deepEqual(fates(await store.log.append(drafts)), [5, 6, 7, 8, 'same', 'same'])
    assert.deepEqual(
      (await store.log.listPins(room, 1)).map(({ seq, pinned }) => [seq, pinned]),
      [
        [4, true],
        [3, true],
      ],
    )
    assert.equal((await store.log.readMessage(room, 2))?.pinned, undefined)
    assert.deepEqual(await store.log.listPins(99, 1), [])
    await store.log.append([reacts(room, 4)])
    const mine = async (viewer: number): Promise<unknown> =>
      (await store.log.listPins(room, viewer))[0]?.reactions?.map((reaction) => reaction.mine)
    assert.deepEqual([await mine(7), await mine(8)], [[true], [undefined]])
  })

  test('[STORE4] a pin is a state event: refused when another one came that its author did not know', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a')])
    const drafts = [pins(room, 2, 0), pins(room, 2, 1), archives(room, 1), pins(room, 9, 1), pins(room, 9, 3)]
    assert.deepEqual(fates(await store.log.append(drafts)), ['conflict', 3, 'conflict', 'conflict', 'missing'])
    assert.equal((await recordOf(store, room)).stateSeq, 3)
  })
}

function testMentions(open: OpenStore): void {
  test('[STORE26] the messages that call a user are found, by name or all, oldest first, but not his own', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const calls = (text: string, mentions: readonly number[]) => ({ ...says(room, text), mentions })
    const drafts = [
      calls('a', [8, 9, 8]),
      says(room, 'b'),
      { ...says(room, 'c'), all: true as const },
      calls('d', [7, 8]),
    ]
    await store.log.append(drafts)
    const list = (user: number, after = 0, limit = 9): Promise<readonly number[]> =>
      store.log.listMentions(user, room, { after, limit })
    assert.deepEqual(await list(8), [2, 4, 5])
    assert.deepEqual(await list(9), [2, 4])
    assert.deepEqual(await list(7), [])
    assert.deepEqual([await list(8, 2), await list(8, 0, 2), await list(8, 5)], [[4, 5], [2, 4], []])
    assert.deepEqual(await store.log.listMentions(8, room + 1, { after: 0, limit: 9 }), [])
    const [first] = await store.log.readLog(room, { after: 1, until: 2 }, unbounded)
    assert.deepEqual(first?.kind === 'message' && first.mentions, [8, 9, 8])
  })

  test('[STORE26] an edit calls those whom its text names, and nobody else any more', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([{ ...says(room, 'a'), mentions: [8, 9] }])
    await store.log.append([{ ...edits(room, 2, 'b'), mentions: [9, 10] }])
    const list = (user: number): Promise<readonly number[]> =>
      store.log.listMentions(user, room, { after: 0, limit: 9 })
    assert.deepEqual([await list(8), await list(9), await list(10)], [[], [2], [2]])
    const edited = (await store.log.readLog(room, { after: 2, until: 3 }, unbounded))[0]
    assert.deepEqual(edited?.kind === 'edited' && edited.mentions, [9, 10])
    await store.log.append([edits(room, 2, 'c')])
    assert.deepEqual([await list(9), (await store.log.readMessage(room, 2))?.mentions], [[], undefined])
  })
}
