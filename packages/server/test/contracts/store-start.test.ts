import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { StartError, type StartProblem } from '../../src/store/start-error.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { DataFolder } from '../support/data-folder.ts'
import { makeRoom, says, textsOf } from '../support/store-fixtures.ts'

const holder = fileURLToPath(new URL('../support/hold-folder.ts', import.meta.url))

test('[STORE8] a second store on the same folder is refused, until the first is closed', async (t) => {
  const folder = new DataFolder(t)
  const first = await folder.open()
  await assert.rejects(folder.open(), problem('folder_in_use'))
  const room = await makeRoom(first, 'geral')
  await first.close()
  const second = await folder.open()
  assert.equal((await second.rooms.listRooms())[0]?.id, room)
})

test('[STORE8] a folder belongs to one process, and is free again in the moment in which that is killed', async (t) => {
  const folder = new DataFolder(t)
  const child = spawn(process.execPath, [holder, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  await assert.rejects(folder.open(), problem('folder_in_use'))
  assert.deepEqual(folder.list('.lock-journal'), [])
  child.kill('SIGKILL')
  await exited
  const store = await folder.open()
  assert.deepEqual(await store.rooms.listRooms(), [])
})

test('[STORE8] a refused second store does not take the lock of the first away', async (t) => {
  const folder = new DataFolder(t)
  await folder.open()
  await assert.rejects(folder.open(), problem('folder_in_use'))
  const child = spawn(process.execPath, [holder, folder.path], { stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const [code] = (await once(child, 'close')) as [number]
  assert.equal(code, 1)
  assert.match(said, /folder_in_use/)
})

test('[STORE8] a new folder and its files are for their owner alone', async (t) => {
  const folder = new DataFolder(t)
  const path = folder.file('deep/er')
  const store = await openSqliteStore({ folder: path })
  t.after(() => store.close())
  await makeRoom(store, 'geral')
  const modes = ['', '/papo.db', '/papo.db-wal', '/papo.lock'].map((name) => statSync(path + name).mode & 0o777)
  assert.deepEqual(modes, [0o700, 0o600, 0o600, 0o600])
})

test('[STORE8] a folder that cannot be one is refused', async (t) => {
  const folder = new DataFolder(t)
  writeFileSync(folder.file('file'), '')
  await assert.rejects(openSqliteStore({ folder: folder.file('file') }), problem('folder_is_file'))
  await assert.rejects(openSqliteStore({ folder: folder.file('file/in') }), problem('folder_is_file'))
  await assert.rejects(openSqliteStore({ folder: '/proc/papo/in' }), problem('folder_unwritable'))
  mkdirSync(folder.file('odd/papo.db'), { recursive: true })
  await assert.rejects(openSqliteStore({ folder: folder.file('odd') }), problem('folder_unwritable'))
})

test('[STORE9] a database that is none, or another program’s, is refused and left as it is', async (t) => {
  const folder = new DataFolder(t)
  const file = folder.file('papo.db')
  writeFileSync(file, 'this is not a database, it only has the name of one\n'.repeat(100))
  const before = readFileSync(file)
  await assert.rejects(folder.open(), problem('database_broken'))
  assert.deepEqual(readFileSync(file), before)
  writeFileSync(file, '')
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE recipes (name TEXT)')
  other.close()
  await assert.rejects(folder.open(), problem('database_broken'))
})

test('[STORE1] the epoch stays while the data do, and every new store has its own', async (t) => {
  const [one, two] = [new DataFolder(t), new DataFolder(t)]
  const first = await one.open()
  const { epoch } = first
  await first.close()
  assert.equal((await one.open()).epoch, epoch)
  assert.notEqual((await two.open()).epoch, epoch)
  assert.ok(epoch.length >= 16)
})

test('[STORE15] ids, positions and keys go on after a restart where they were', async (t) => {
  const folder = new DataFolder(t)
  const first = await folder.open()
  const room = await makeRoom(first, 'geral')
  await first.people.takeIds(10)
  await first.log.append([says(room, 'a')])
  await first.rooms.deleteRoom(await makeRoom(first, 'gone'))
  await first.close()
  const again = await folder.open()
  assert.equal(await again.people.takeIds(1), 11)
  const appended = await again.log.append([says(room, 'a'), says(room, 'b')])
  assert.deepEqual(
    appended.map((one) => [one.type, 'seq' in one && one.seq]),
    [
      ['repeated', 2],
      ['appended', 3],
    ],
  )
  assert.deepEqual(await textsOf(again, room), ['a', 'b'])
  assert.equal(await makeRoom(again, 'new'), room + 2)
})

/** Tells whether an error is the refusal of a start for this reason. */
function problem(code: StartProblem): (error: unknown) => boolean {
  return (error) => error instanceof StartError && error.code === code && error.detail.folder !== ''
}
