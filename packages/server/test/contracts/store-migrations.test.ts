import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { migrations } from '../../src/store/migrations/all.ts'
import type { Migration } from '../../src/store/migrations/migration.ts'
import type { Migrated } from '../../src/store/sqlite/migrate.ts'
import { StartError } from '../../src/store/start-error.ts'
import { DataFolder } from '../support/data-folder.ts'
import { SetClock } from '../support/set-clock.ts'
import { makeRoom, says, textsOf } from '../support/store-fixtures.ts'

const known = migrations.length
const marks: Migration = {
  version: known + 1,
  sql: 'CREATE TABLE marks (room INTEGER PRIMARY KEY, seq INTEGER) STRICT',
}
const filled: Migration = { version: known + 2, sql: 'INSERT INTO marks SELECT id, state_seq FROM rooms' }
const wrong: Migration = { version: known + 3, sql: 'DROP TABLE rooms; INSERT INTO nowhere VALUES (1)' }

test('[STORE9] migrations are numbered 1, 2, 3, …', () => {
  assert.deepEqual(
    migrations.map(({ version }) => version),
    migrations.map((_, index) => index + 1),
  )
})

test('[STORE9] an older database is brought up to date, after a copy that holds everything from before', async (t) => {
  const folder = new DataFolder(t)
  const room = await fill(folder)
  const told: Migrated[] = []
  const store = await folder.open({
    clock: new SetClock(),
    migrations: [...migrations, marks, filled],
    onMigrated: (migrated) => told.push(migrated),
  })
  assert.deepEqual(await textsOf(store, room), ['kept'])
  assert.deepEqual(query(folder.file('papo.db'), 'SELECT room, seq FROM marks'), [{ room, seq: 1 }])
  const name = `papo-${known}-19700101T000001.000Z.db.bak`
  assert.deepEqual(folder.list('.bak'), [name])
  assert.deepEqual(told, [{ from: known, to: known + 2, copy: folder.file(name) }])
  assert.deepEqual(query(folder.file(name), 'SELECT body FROM events WHERE body IS NOT NULL'), [{ body: 'kept' }])
  assert.deepEqual(query(folder.file(name), 'PRAGMA user_version'), [{ user_version: known }])
})

test('[STORE9] no copy is made where there is nothing to copy, nor where nothing changes', async (t) => {
  const folder = new DataFolder(t)
  const told: Migrated[] = []
  const onMigrated = (migrated: Migrated): number => told.push(migrated)
  await (await folder.open({ onMigrated })).close()
  await (await folder.open({ onMigrated })).close()
  assert.deepEqual([folder.list('.bak'), told], [[], []])
})

test('[STORE9] of migrations of which one fails none has happened, and the older program still opens the data', async (t) => {
  const folder = new DataFolder(t)
  const room = await fill(folder)
  await assert.rejects(folder.open({ migrations: [...migrations, marks, filled, wrong] }), (error) => {
    return error instanceof StartError && error.code === 'database_broken' && /nowhere/.test(String(error.cause))
  })
  const store = await folder.open()
  assert.deepEqual(await textsOf(store, room), ['kept'])
  assert.deepEqual(query(folder.file('papo.db'), `SELECT name FROM sqlite_schema WHERE name = 'marks'`), [])
})

test('[STORE9] data of a newer program are refused, and not touched', async (t) => {
  const folder = new DataFolder(t)
  await fill(folder)
  await (await folder.open({ migrations: [...migrations, marks] })).close()
  const copies = folder.list('.bak')
  const detail = { folder: folder.path, found: String(known + 1), known: String(known) }
  await assert.rejects(folder.open(), (error) => {
    assert.ok(error instanceof StartError)
    assert.deepEqual([error.code, error.detail], ['schema_newer', detail])
    return true
  })
  assert.deepEqual(folder.list('.bak'), copies)
  assert.deepEqual(query(folder.file('papo.db'), 'PRAGMA user_version'), [{ user_version: known + 1 }])
})

test('[STORE10] the database has what only counts before its first table: deleted text is overwritten, pages go back', async (t) => {
  const folder = new DataFolder(t)
  await fill(folder)
  const file = folder.file('papo.db')
  assert.deepEqual(query(file, 'PRAGMA auto_vacuum'), [{ auto_vacuum: 2 }])
  assert.deepEqual(query(file, 'PRAGMA journal_mode'), [{ journal_mode: 'wal' }])
})

async function fill(folder: DataFolder): Promise<number> {
  const store = await folder.open()
  const room = await makeRoom(store, 'geral')
  await store.log.append([says(room, 'kept')])
  await store.close()
  return room
}

function query(file: string, sql: string): unknown[] {
  const database = new DatabaseSync(file)
  const rows = database.prepare(sql).all()
  database.close()
  return rows.map((row) => ({ ...row }))
}
