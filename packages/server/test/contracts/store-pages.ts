import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RoomId } from '@papo/protocol'
import type { PagePlace } from '../../src/core/store/log.ts'
import type { Store } from '../../src/core/store/store.ts'
import { archives, deletes, edits, makeRoom, reacts, says } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what `Log.readPage` promises. */
export function testPages(open: OpenStore): void {
  describe('pages', () => {
    testPlaces(open)
    testQuotes(open)
    testAsOf(open)
  })
}

type Place = { readonly before: number } | { readonly after: number } | { readonly around: number }

function testPlaces(open: OpenStore): void {
  const pagesOf = async (open: OpenStore, t: Parameters<OpenStore>[0]) => {
    const store = await open(t)
    const room = await roomOf(store, 10)
    return async (place: Place, limit: number, asOf = 11): Promise<unknown[]> => {
      const page = await store.log.readPage(room, { ...place, limit, asOf }, 1)
      assert.equal(page.asOf, asOf)
      return [page.messages.map((message) => message.seq), page.more, page.newer]
    }
  }

  test('[STORE12] a page before a position holds the newest messages before it, oldest first', async (t) => {
    const read = await pagesOf(open, t)
    assert.deepEqual(await read({ before: 12 }, 3), [[9, 10, 11], true, false])
    assert.deepEqual(await read({ before: 9 }, 7), [[2, 3, 4, 5, 6, 7, 8], false, true])
    assert.deepEqual(await read({ before: 9 }, 6), [[3, 4, 5, 6, 7, 8], true, true])
    assert.deepEqual(await read({ before: 2 }, 5), [[], false, true])
    assert.deepEqual(await read({ before: 100 }, 1), [[11], true, false])
    assert.deepEqual(await read({ before: 100 }, 2, 8), [[7, 8], true, false])
  })

  test('[STORE12] a page after a position holds the oldest messages after it', async (t) => {
    const read = await pagesOf(open, t)
    assert.deepEqual(await read({ after: 0 }, 3), [[2, 3, 4], false, true])
    assert.deepEqual(await read({ after: 8 }, 3), [[9, 10, 11], true, false])
    assert.deepEqual(await read({ after: 8 }, 2), [[9, 10], true, true])
    assert.deepEqual(await read({ after: 11 }, 2), [[], true, false])
    assert.deepEqual(await read({ after: 5 }, 9, 7), [[6, 7], true, false])
  })

  test('[STORE12] a page around a position holds as many before it as from it on, and more where one side is short', async (t) => {
    const read = await pagesOf(open, t)
    assert.deepEqual(await read({ around: 6 }, 4), [[4, 5, 6, 7], true, true])
    assert.deepEqual(await read({ around: 6 }, 5), [[4, 5, 6, 7, 8], true, true])
    assert.deepEqual(await read({ around: 3 }, 5), [[2, 3, 4, 5, 6], false, true])
    assert.deepEqual(await read({ around: 11 }, 4), [[8, 9, 10, 11], true, false])
    assert.deepEqual(await read({ around: 6 }, 1), [[6], true, true])
    assert.deepEqual(await read({ around: 6 }, 100), [[2, 3, 4, 5, 6, 7, 8, 9, 10, 11], false, false])
  })

  test('[STORE12] a page holds messages only', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a'), archives(room, 1), says(room, 'b'), reacts(room, 2)])
    const page = await store.log.readPage(room, { before: 6, limit: 20, asOf: 5 }, 1)
    assert.deepEqual([page.messages.map((message) => message.seq), page.more], [[2, 4], false])
  })

  test('[STORE12] a room that is not there has an empty page', async (t) => {
    const store = await open(t)
    const page = await store.log.readPage(99, { before: 5, limit: 20, asOf: 4 }, 1)
    assert.deepEqual(page, { messages: [], quoted: [], asOf: 4, more: false, newer: false })
  })
}

function testQuotes(open: OpenStore): void {
  test('[STORE20] a page quotes the messages answered that are not in it, once each, as they stand', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const answers = (text: string, seq: number) => ({ ...says(room, text), reply: { seq, author: 7, nick: 'lari' } })
    const long = '👩‍👩‍👧'.repeat(1_000)
    await store.log.append([says(room, 'first'), says(room, 'second'), says(room, long), says(room, 'gone')])
    await store.log.append([answers('a', 4), answers('b', 2), answers('c', 2), answers('d', 6), answers('e', 5)])
    await store.log.append([edits(room, 2, 'other'), deletes(room, 5)])
    const page = await store.log.readPage(room, place({ after: 5 }, 12), 1)
    assert.deepEqual(
      page.messages.map((message) => message.reply?.seq),
      [4, 2, 2, 6, 5],
    )
    const said = { author: 7, nick: 'lari' }
    const [first, cut, ...rest] = page.quoted
    assert.deepEqual(first, { ...said, seq: 2, text: 'other' })
    assert.deepEqual(rest, [{ ...said, seq: 5, text: '', deleted: true }])
    assert.ok(cut !== undefined && cut.text.length > 50 && cut.text.length < 500 && long.startsWith(cut.text))
    assert.ok(cut.text.isWellFormed())
  })

  test('[STORE20] a message that was deleted answers nothing any more', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a'), { ...says(room, 'b'), reply: { seq: 2, author: 7, nick: 'lari' } }])
    await store.log.append([deletes(room, 3)])
    const page = await store.log.readPage(room, place({ after: 2 }, 4), 1)
    assert.deepEqual([page.quoted, page.messages[0]?.reply], [[], undefined])
  })
}

function testAsOf(open: OpenStore): void {
  test('[STORE21] reactions on a page are those up to its position, whatever came since', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    const as = (author: number, emoji: string, on: boolean) => ({
      ...reacts(room, 2, emoji),
      author,
      nick: `n${author}`,
      on,
    })
    await store.log.append([says(room, 'a'), as(1, '👍', true), as(2, '👍', true), as(3, '❤️', true)])
    await store.log.append([as(1, '👍', false), as(2, '👍', false), as(2, '👍', true), as(4, '👍', true)])
    const read = async (asOf: number): Promise<unknown> =>
      (await store.log.readPage(room, { before: 3, limit: 1, asOf }, 2)).messages[0]?.reactions
    const heart = { emoji: '❤️', count: 1, nicks: ['n3'] }
    assert.equal(await read(2), undefined)
    assert.deepEqual(await read(3), [{ emoji: '👍', count: 1, nicks: ['n1'] }])
    assert.deepEqual(await read(5), [{ emoji: '👍', count: 2, nicks: ['n1', 'n2'], mine: true }, heart])
    assert.deepEqual(await read(6), [{ emoji: '👍', count: 1, nicks: ['n2'], mine: true }, heart])
    assert.deepEqual(await read(7), [heart])
    assert.deepEqual(await read(9), [heart, { emoji: '👍', count: 2, nicks: ['n2', 'n4'], mine: true }])
  })
}

function place(where: Place, asOf: number): PagePlace {
  return { ...where, limit: 50, asOf }
}

async function roomOf(store: Store, messages: number): Promise<RoomId> {
  const room = await makeRoom(store, 'geral')
  await store.log.append(Array.from({ length: messages }, (_, index) => says(room, `text ${index}`)))
  return room
}
