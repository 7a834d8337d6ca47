import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DataFolder } from '../support/data-folder.ts'
import { foldLog } from '../support/fold-log.ts'
import { unbounded } from '../support/store-fixtures.ts'

const program = fileURLToPath(new URL('../support/append-for-ever.ts', import.meta.url))
const kills = process.env['PAPO_LONG'] ? 50 : 5

test('[STORE2] whenever the process is killed, what was acknowledged is on disk: once, in order, in its place, and of no change a half', async (t) => {
  const folder = new DataFolder(t)
  const acknowledged = new Map<string, string>()
  let deletions = 0
  for (let run = 0; run < kills; run += 1) {
    const enough = 1 + Math.floor(Math.random() * 2_000)
    for (const [key, seq] of await appendUntilKilled(folder.path, `${run}-`, enough)) acknowledged.set(key, seq)
    assert.equal(checkIntegrity(folder.file('papo.db')), 'ok')
    assert.deepEqual(await findLost(folder, acknowledged), [])
    deletions = await checkWhole(folder)
  }
  assert.ok(acknowledged.size >= kills && deletions > 0)
})

/** Lets the program append until it has acknowledged enough, kills it, and answers all that it acknowledged. */
async function appendUntilKilled(folder: string, prefix: string, enough: number): Promise<[string, string][]> {
  const child = spawn(process.execPath, [program, folder, prefix], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    told += chunk
    if (told.split('\n').length > enough) child.kill('SIGKILL')
  })
  await closed
  const lines = told.slice(0, told.lastIndexOf('\n')).split('\n')
  return lines.map((line) => line.split(' ') as [string, string])
}

function checkIntegrity(file: string): unknown {
  const database = new DatabaseSync(file)
  const row = database.prepare('PRAGMA integrity_check').get()
  database.close()
  return row?.['integrity_check']
}

/** The acknowledged messages that are not where they were said to be; throws if a log has a hole. */
async function findLost(folder: DataFolder, acknowledged: ReadonlyMap<string, string>): Promise<string[]> {
  const store = await folder.open()
  const events = await store.log.readLog(1, { after: 0, until: Infinity }, unbounded)
  await store.close()
  assert.ok(events.every((event, index) => event.seq === index + 1))
  const kept = new Map(events.flatMap((event) => (event.kind === 'message' ? [[event.key, event] as const] : [])))
  return [...acknowledged].filter(([key, seq]) => kept.get(key)?.seq !== Number(seq)).map(([key]) => key)
}

/** What an event changed must be changed where it is on disk, and not where it is not; answers how many were deleted. */
async function checkWhole(folder: DataFolder): Promise<number> {
  const store = await folder.open()
  const events = await store.log.readLog(1, { after: 0, until: Infinity }, unbounded)
  const page = await store.log.readPage(1, { after: 0, limit: events.length, asOf: events.length }, 8)
  const called = await store.log.listMentions(8, 1, { after: 0, limit: events.length })
  await store.close()
  assert.deepEqual(page.messages, foldLog(events, { viewer: 8, pinned: new Set() }))
  const naming = page.messages.filter((message) => message.mentions?.includes(8))
  assert.deepEqual(
    called,
    naming.map((message) => message.seq),
  )
  const ofKind = (kind: string): Set<unknown> =>
    new Set(events.flatMap((event) => (event.kind === kind && 'target' in event ? [event.target] : [])))
  const deleted = ofKind('deleted')
  const [editedNow, deletedNow] = (['edited', 'deleted'] as const).map((change) =>
    page.messages.filter((message) => message[change] !== undefined).map((message) => message.seq),
  )
  assert.deepEqual(new Set(editedNow), ofKind('edited').difference(deleted))
  assert.deepEqual(new Set(deletedNow), deleted)
  return deleted.size
}
