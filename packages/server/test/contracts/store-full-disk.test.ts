import assert from 'node:assert/strict'
import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { MessageDraft } from '../../src/core/store/log.ts'
import { StorageError, type Store } from '../../src/core/store/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { StartError } from '../../src/store/start-error.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { makeRoom, openRoom, says, textsOf } from '../support/store-fixtures.ts'

const megabyte = 1024 * 1024

test('[STORE7] a full disk refuses what is new, loses nothing, reads on, and takes it when there is room again', async (t) => {
  const folder = mountSmallDisk(t, 12)
  if (folder === undefined) return
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(4 * megabyte))
  const store = await openSqliteStore({ folder })
  try {
    const room = await makeRoom(store, 'geral')
    const kept = await fillUp(store, room)
    assert.ok(kept.length > 100)
    assert.deepEqual(await textsOf(store, room), kept)
    await assert.rejects(store.rooms.putRoom(openRoom('new')), isFull)
    rmSync(ballast)
    const [again] = await store.log.append([says(room, 'room again')])
    assert.deepEqual([again?.type, again && 'seq' in again && again.seq], ['appended', kept.length + 2])
    await store.close()
    assert.deepEqual(await readAgain(folder, room), [...kept, 'room again'])
  } finally {
    await store.close()
  }
})

test('[STORE7] a disk that is full at the start is a reason of its own', async (t) => {
  const folder = mountSmallDisk(t, 1)
  if (folder === undefined) return
  const ballast = join(folder, 'ballast')
  assert.throws(() => appendFileSync(ballast, Buffer.alloc(2 * megabyte)), { code: 'ENOSPC' })
  await assert.rejects(
    openSqliteStore({ folder }),
    (error) => error instanceof StartError && error.code === 'disk_full',
  )
  truncateSync(ballast, 0)
  const store = await openSqliteStore({ folder })
  assert.deepEqual(await store.rooms.listRooms(), [])
  await store.close()
})

/** Appends until the disk is full; answers the texts that were acknowledged. */
async function fillUp(store: Store, room: number): Promise<string[]> {
  const kept: string[] = []
  for (;;) {
    const drafts = Array.from({ length: 20 }, (_, index) => longMessage(room, kept.length + index))
    try {
      await store.log.append(drafts)
      kept.push(...drafts.map((draft) => draft.text))
    } catch (error) {
      assert.ok(isFull(error), String(error))
      return [...kept, ...(await fillTheRest(store, room, kept.length))]
    }
  }
}

/** The room left by a batch may do for single messages. */
async function fillTheRest(store: Store, room: number, count: number): Promise<string[]> {
  const kept: string[] = []
  for (;;) {
    const draft = longMessage(room, count + kept.length)
    try {
      await store.log.append([draft])
      kept.push(draft.text)
    } catch (error) {
      assert.ok(isFull(error), String(error))
      return kept
    }
  }
}

function longMessage(room: number, count: number): MessageDraft {
  return says(room, `${count} ${'x'.repeat(4_000)}`, `key ${count}`)
}

async function readAgain(folder: string, room: number): Promise<string[]> {
  const database = new DatabaseSync(join(folder, 'papo.db'))
  assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' })
  database.close()
  const store = await openSqliteStore({ folder })
  const texts = await textsOf(store, room)
  await store.close()
  return texts
}

function isFull(error: unknown): boolean {
  return error instanceof StorageError && error.problem === 'full'
}
