import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SyncTrace } from '../support/sync-trace.ts'

const wal = '21</data/papo.db-wal>'
const socket = '30<socket:[4711]>'
const write = `12 pwrite64(${wal}, "\\0\\4linha-7", 4096, 32) = 4096`
const sync = `12 fdatasync(${wal}) = 0`
const send = `10 write(${socket}, "[ana] linha-7\\r\\n", 15) = 15`

const follow = (...lines: string[]): unknown => new SyncTrace(lines.join('\n')).follow('linha-7')
const safe = { isWritten: true, isSent: true, isSynced: true }

test('a trace with a sync between write and sending is safe', () => {
  assert.deepEqual(follow(write, sync, send), safe)
})

test('a trace without a sync between them is not', () => {
  assert.deepEqual(follow(write, send, sync), { ...safe, isSynced: false })
  assert.deepEqual(follow(sync, write, send), { ...safe, isSynced: false })
  assert.deepEqual(follow(send, write, sync), { ...safe, isSynced: false })
})

test('a sync of another file, a failed one, and one that is still under way do not count', () => {
  const begins = [write, `12 fdatasync(${wal} <unfinished ...>`, send, '12 <... fdatasync resumed>) = 0']
  assert.deepEqual(follow(write, '12 fdatasync(20</data/papo.db>) = 0', send), { ...safe, isSynced: false })
  assert.deepEqual(follow(write, `12 fdatasync(${wal}) = -1 EIO`, send), { ...safe, isSynced: false })
  assert.deepEqual(follow(...begins), { ...safe, isSynced: false })
})

test('a sync that began before the write was done does not count', () => {
  const lines = [
    `12 pwrite64(${wal}, "linha-7", 7, 0 <unfinished ...>`,
    `13 fdatasync(${wal} <unfinished ...>`,
    '12 <... pwrite64 resumed>) = 7',
    '13 <... fdatasync resumed>) = 0',
    send,
  ]
  assert.deepEqual(follow(...lines), { ...safe, isSynced: false })
  assert.deepEqual(follow(...lines.slice(0, 4), sync, send), safe)
})

test('what was never written or never sent is said', () => {
  assert.deepEqual(follow(sync, send), { isWritten: false, isSent: true, isSynced: false })
  assert.deepEqual(follow(write, sync), { isWritten: true, isSent: false, isSynced: false })
})
