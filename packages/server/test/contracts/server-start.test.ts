import assert from 'node:assert/strict'
import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs'
import { test } from 'node:test'
import { readConfig } from '../../src/config/read-config.ts'
import type { LogEvent } from '../../src/log/log-event.ts'
import { startServer } from '../../src/server.ts'
import { migrations } from '../../src/store/migrations/all.ts'
import type { Migration } from '../../src/store/migrations/migration.ts'
import { StartError } from '../../src/store/start-error.ts'
import { DataFolder } from '../support/data-folder.ts'
import { PapoProcess } from '../support/papo-process.ts'
import { makeRoom } from '../support/store-fixtures.ts'
import { until } from '../support/until.ts'

const log = { write: () => undefined, close: () => Promise.resolve() }

test('[STORE9] a database that is broken behind its first page is refused by a sentence, and the folder is free again', async (t) => {
  const folder = new DataFolder(t)
  const store = await folder.open()
  await makeRoom(store, 'geral')
  await store.close()
  overwrite(folder.file('papo.db'), 4096)
  const { settings } = readConfig({
    args: ['--host=127.0.0.1', '--port=0', `--data=${folder.path}`],
    env: {},
    folder: folder.path,
  })
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const refused = startServer({ settings, log })
    await assert.rejects(refused, (error) => error instanceof StartError && error.code === 'database_broken')
  }
})

test('[STORE9] a server that brings older data up to date writes down from which version, and where the copy lies', async (t) => {
  const folder = new DataFolder(t)
  await (await folder.open()).close()
  const args = ['--host=127.0.0.1', '--port=0', `--data=${folder.path}`]
  const { settings } = readConfig({ args, env: {}, folder: folder.path })
  const version = migrations.length
  const next: Migration = { version: version + 1, sql: 'CREATE TABLE marks (room INTEGER PRIMARY KEY) STRICT' }
  for (const isFirst of [true, false]) {
    const events: LogEvent[] = []
    const server = await startServer({
      settings,
      log: { ...log, write: (event) => events.push(event) },
      migrations: [...migrations, next],
    })
    await server.close()
    const copies = folder.list('.bak')
    assert.equal(copies.length, 1)
    const migrated = events.filter(({ event }) => event === 'migrated')
    const told = { event: 'migrated', from: version, to: version + 1, copy: folder.file(copies[0] ?? '') }
    assert.deepEqual(migrated, isFirst ? [told] : [])
  }
})

for (const file of ['papo.lock', 'papo.db', 'papo.db-wal', 'papo.db-shm']) {
  test(`[STORE9] killed when its new folder has ${file}, the server starts again`, async (t) => {
    const folder = new DataFolder(t)
    const options = { folder: folder.path }
    const args = ['serve', '--host=127.0.0.1', '--port=0', `--data=${folder.file('data')}`]
    const first = new PapoProcess(args, options)
    await until(`${file} is there`, () => existsSync(folder.file(`data/${file}`)))
    first.kill('SIGKILL')
    await first.ended()
    const second = new PapoProcess(args, options)
    assert.ok((await second.port()) > 0)
    second.kill('SIGTERM')
    assert.equal((await second.ended()).code, 0)
  })
}

/** Makes nonsense of all of a file but its beginning. */
function overwrite(file: string, from: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(statSync(file).size - from, 0xa5), 0, undefined, from)
  closeSync(handle)
}
