import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import fc from 'fast-check'
import { openToWrite } from '../../src/store/sqlite/database.ts'
import { dropHusks } from '../../src/store/sqlite/husks.ts'
import { copyNameOf } from '../../src/store/sqlite/old-copies.ts'
import { DataFolder } from '../support/data-folder.ts'
import { deleteAtRandom } from '../support/delete-at-random.ts'
import { SetClock } from '../support/set-clock.ts'
import { brings, deletes, edits, fileOf, makeRoom, says, textsOf } from '../support/store-fixtures.ts'
import { until } from '../support/until.ts'

const day = 24 * 3_600_000

test('[STORE10] a deleted message is in none of the files soon after, nor any text that it had before', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 1 })
  const room = await makeRoom(store, 'geral')
  await store.log.append([says(room, 'something open'), says(room, 'a first secret', 'k')])
  await store.log.append([edits(room, 3, 'a second secret that is longer'), edits(room, 3, 'a third secret')])
  assert.deepEqual(found(folder, ['a first secret', 'a second secret', 'a third secret']).length, 3)
  await store.log.append([deletes(room, 3)])
  await until('the texts are gone', () => found(folder, ['secret']).length === 0)
  assert.deepEqual(found(folder, ['something open']), ['something open'])
})

test('[STORE10] the name and the description of a file leave the files with its message, or with the file', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 1 })
  const room = await makeRoom(store, 'geral')
  const [brought, unused] = [fileOf(room, 'um segredo.pdf'), fileOf(room, 'outro segredo.pdf')]
  for (const file of [brought, unused, fileOf(room, 'aberto.pdf')]) await store.files.putFile(file)
  await store.log.append([
    { ...brings(room, []), files: [{ ...brought.view, alt: 'o segredo em palavras' }] },
    says(room, 'something open'),
  ])
  const secrets = ['um segredo', 'outro segredo', 'segredo em palavras']
  assert.deepEqual(found(folder, secrets), secrets)
  await store.log.append([deletes(room, 2)])
  await store.files.deleteFile({ id: unused.view.id })
  await until('the names are gone', () => found(folder, ['segredo', 'hash of um', 'hash of outro']).length === 0)
  assert.deepEqual(found(folder, ['aberto.pdf', 'something open']).length, 2)
})

test('[STORE10] a row of a file grows no more when its colour comes: it would leave copies of its neighbours', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open()
  const { view, ...file } = fileOf(await makeRoom(store, 'geral'), '“é”.png')
  await store.files.putFile({ ...file, view: { ...view, kind: 'image' } })
  const length = (): unknown => {
    const database = new DatabaseSync(folder.file('papo.db'), { readOnly: true })
    const row = database.prepare('SELECT length(CAST(view AS BLOB)) AS length FROM files').get()
    database.close()
    return row?.['length']
  }
  const before = length()
  await store.files.noteColour(view.id, '#0a0b0c')
  assert.equal(length(), before)
  assert.equal((await store.files.getFile(view.id))?.view.colour, '#0a0b0c')
})

test('[STORE10] a text that was edited away stays, for whoever may read versions, until its message is deleted', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 1 })
  const room = await makeRoom(store, 'geral')
  await store.log.append([
    says(room, 'the older text'),
    says(room, 'another secret', 'k'),
    edits(room, 2, 'the newer text'),
  ])
  await store.log.append([deletes(room, 3)])
  await until('the other text is gone', () => found(folder, ['another secret']).length === 0)
  assert.deepEqual((await store.log.readVersions(room, 2)).length, 1)
  assert.deepEqual(found(folder, ['the older text', 'the newer text']).length, 2)
})

test('[STORE10] a reader in the middle of something keeps a deleted text no longer than that, and holds no writer up', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 1 })
  const room = await makeRoom(store, 'geral')
  await store.log.append([says(room, 'a secret', 'k')])
  const reader = new DatabaseSync(folder.file('papo.db'), { readOnly: true })
  t.after(() => reader.isOpen && reader.close())
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM events').get()
  await store.log.append([deletes(room, 2)])
  for (let count = 0; count < 200; count += 1) await store.log.append([says(room, `text ${count}`)])
  assert.deepEqual(found(folder, ['a secret']), ['a secret'])
  reader.exec('COMMIT')
  await until('the text is gone', () => found(folder, ['a secret']).length === 0)
})

test('[STORE10] what a killed process had deleted leaves the files after the next start', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open({ erasureMs: 60_000 })
  const room = await makeRoom(store, 'geral')
  await store.log.append([says(room, 'a secret', 'k')])
  await store.log.append([deletes(room, 2)])
  const [database, log] = [readFileSync(folder.file('papo.db')), readFileSync(folder.file('papo.db-wal'))]
  const later = new DataFolder(t)
  later.write({ 'papo.db': database, 'papo.db-wal': log })
  assert.deepEqual(found(later, ['a secret']), ['a secret'])
  await later.open({ erasureMs: 1 })
  await until('the text is gone', () => found(later, ['a secret']).length === 0)
})

test('[STORE10] whatever was said, edited and deleted around it, of a deleted text no copy is left anywhere', async (t) => {
  const check = async (seed: number): Promise<void> => {
    const folder = new DataFolder(t)
    const gone = await play(folder, seed)
    const file = readFileSync(folder.file('papo.db'))
    assert.ok(gone.length > 100)
    assert.deepEqual(
      gone.filter((text) => file.includes(text)),
      [],
    )
  }
  await fc.assert(fc.asyncProperty(fc.nat(), check), { numRuns: process.env['PAPO_LONG'] ? 40 : 5, endOnFailure: true })
})

test('[STORE6] the emptied rows of deleted rooms go at a start where they are many, and nothing else does', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open()
  const [kept, ended] = [await makeRoom(store, 'kept'), await makeRoom(store, 'ended')]
  await store.log.append([says(kept, 'something open'), ...['a', 'b', 'c'].map((text) => says(ended, text))])
  await store.rooms.deleteRoom(ended)
  await store.close()
  const database = openToWrite(folder.file('papo.db'))
  const count = (): unknown => database.prepare('SELECT count(*) AS count FROM events').get()?.['count']
  const counts = [5, 4].map((worth) => {
    dropHusks(database, worth)
    return count()
  })
  database.close()
  assert.deepEqual(counts, [6, 2])
  assert.deepEqual(await textsOf(await folder.open(), kept), ['something open'])
})

test('[STORE9] the copy made before a migration goes after 7 days, at a start or while the server runs', async (t) => {
  const folder = new DataFolder(t)
  const clock = new SetClock()
  clock.time = 30 * day
  const names = [30 * day - 1, 30 * day - 7 * day, 30 * day - 7 * day + 1].map((made) => copyNameOf(1, made))
  const [young = '', old = '', soon = ''] = names
  folder.write({ [young]: 'x', [old]: 'x', [soon]: 'x', 'papo-notes.db.bak': 'x' })
  await folder.open({ clock, copiesMs: 5 })
  assert.deepEqual(folder.list('.bak').toSorted(), [young, soon, 'papo-notes.db.bak'].toSorted())
  clock.time += 1
  await until('the next one is old', () => !existsSync(folder.file(soon)))
  assert.deepEqual(folder.list('.bak').toSorted(), [young, 'papo-notes.db.bak'].toSorted())
})

test('[FILE4] the emptied rows of files go at a start where they are many, and nothing else does', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open()
  const room = await makeRoom(store, 'kept')
  const files = ['a', 'b', 'c'].map((name) => fileOf(room, name))
  for (const file of files) await store.files.putFile(file)
  await store.log.append([brings(room, files.slice(0, 1))])
  for (const { view } of files.slice(1)) await store.files.deleteFile({ id: view.id })
  await store.close()
  const database = openToWrite(folder.file('papo.db'))
  const counts = [3, 2].map((worth) => {
    dropHusks(database, worth)
    return database.prepare('SELECT count(*) AS count FROM files').get()?.['count']
  })
  database.close()
  assert.deepEqual(counts, [3, 1])
  const kept = await (await folder.open()).files.getFile(files[0]!.view.id)
  assert.deepEqual(kept, { ...files[0], seq: 2 })
})

/** Plays on a store in a folder, closes it, and answers the texts that were deleted. */
async function play(folder: DataFolder, seed: number): Promise<readonly string[]> {
  const store = await folder.open()
  const gone = await deleteAtRandom(store, seed)
  await store.close()
  return gone
}

/** Those of some texts whose bytes any file of a folder holds. */
function found(folder: DataFolder, texts: readonly string[]): string[] {
  const files = folder.list('').map((name) => readFileSync(folder.file(name)))
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)))
}
