import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Draft } from '../../src/core/store/log.ts'
import { StorageError, type StorageProblem } from '../../src/core/store/store.ts'
import { DataFolder } from '../support/data-folder.ts'
import { makeRoom, openRoom, recordOf, says, textsOf } from '../support/store-fixtures.ts'
import { until } from '../support/until.ts'

test('[STORE2] a batch that fails in its middle leaves nothing, and the next takes its places', async (t) => {
  const store = await new DataFolder(t).open()
  const room = await makeRoom(store, 'geral')
  await store.log.append([says(room, 'before')])
  await assert.rejects(store.log.append([says(room, 'a'), impossible(room), says(room, 'b')]), storage('failed'))
  assert.deepEqual(await textsOf(store, room), ['before'])
  const [next] = await store.log.append([says(room, 'a')])
  assert.deepEqual([next?.type, next?.type === 'appended' && [next.seq, next.n]], ['appended', [3, 2]])
})

test('[STORE2] of writes that wait together only the one that can’t be done is refused', async (t) => {
  const store = await new DataFolder(t).open()
  const room = await makeRoom(store, 'geral')
  const asked = await Promise.allSettled([
    store.log.append([says(room, 'first')]),
    store.people.takeIds(5),
    store.log.append([says(room, 'second')]),
    store.log.append([says(room, 'third'), impossible(room)]),
    store.people.takeIds(5),
    store.log.append([says(room, 'fourth')]),
    store.rooms.putRoom(openRoom('other')),
  ])
  assert.deepEqual(
    asked.map((one) => one.status === 'fulfilled'),
    [true, true, true, false, true, true, true],
  )
  assert.deepEqual(await textsOf(store, room), ['first', 'second', 'fourth'])
  assert.equal((await recordOf(store, room)).head, 4)
  assert.equal(await store.people.takeIds(1), 11)
})

test('[STORE2] what is asked of a closed store is refused, and what was asked before is done', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open()
  const room = await makeRoom(store, 'geral')
  const waiting = Array.from({ length: 50 }, (_, index) => store.log.append([says(room, `text ${index}`)]))
  const closed = store.close()
  await assert.rejects(store.log.append([says(room, 'late')]), storage('failed'))
  await Promise.all([...waiting, closed, store.close()])
  assert.equal((await textsOf(await folder.open(), room)).length, 50)
})

test('[STORE10] a deleted text is in none of the files soon after', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 1 })
  const [kept, deleted] = [await makeRoom(store, 'kept'), await makeRoom(store, 'deleted')]
  await store.log.append(Array.from({ length: 500 }, (_, index) => says(deleted, `a secret ${index}`)))
  await store.log.append([says(kept, 'something open')])
  assert.equal(isIn(folder, 'a secret'), true)
  await store.rooms.deleteRoom(deleted)
  await until('the text is gone', () => !isIn(folder, 'a secret'))
  assert.equal(isIn(folder, 'something open'), true)
  assert.deepEqual(await textsOf(store, kept), ['something open'])
})

function isIn(folder: DataFolder, text: string): boolean {
  return folder.list('').some((name) => !name.endsWith('-shm') && readFileSync(folder.file(name)).includes(text))
}

/** A draft that SQLite refuses: its nick is none. */
function impossible(room: number): Draft {
  return { ...says(room, 'impossible'), nick: null as unknown as string }
}

function storage(problem: StorageProblem): (error: unknown) => boolean {
  return (error) => error instanceof StorageError && error.problem === problem
}
