import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { FileLocks } from './file-locks.ts'
import { FileStorage } from './file-storage.ts'
import { PrivateFiles } from './private-files.ts'
import { recall, remember, roomOf, tokenOf } from './remembered.ts'
import { serverFolder, stateFolder } from './state-folder.ts'

const sending = (key: string) => ({
  key,
  owner: 'eu',
  user: 7,
  epoch: 'um',
  place: 'geral',
  command: { verb: 'send' as const, room: 1, text: 'oi', style: 'say' as const, key },
})

function openFiles(t: TestContext): { files: PrivateFiles; folder: string } {
  const parent = mkdtempSync(join(tmpdir(), 'papo-state-'))
  t.after(() => rmSync(parent, { recursive: true }))
  const folder = join(parent, 'host_6789')
  return { files: new PrivateFiles(folder), folder }
}

test('sendings are kept in order, for their owner alone, until they are deleted', async (t) => {
  const { files, folder } = openFiles(t)
  const storage = new FileStorage(files)
  for (const key of ['B', 'A', 'C']) await storage.put(sending(key))
  assert.deepEqual(await new FileStorage(files).list(), [sending('A'), sending('B'), sending('C')])
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  await storage.delete('A')
  await storage.delete('A')
  writeFileSync(join(folder, 'B.sending.json'), '{half')
  assert.deepEqual(await storage.list(), [sending('C')])
})

test('a lock is waited for while its holder lives, and taken from the dead', async (t) => {
  const { files, folder } = openFiles(t)
  await files.open()
  // no process has this number
  writeFileSync(join(folder, 'morto.lock'), '999999999')
  const locks = new FileLocks(files)
  const { promise, resolve } = Promise.withResolvers<void>()
  const taken = Promise.withResolvers<void>()
  const held = locks.hold('morto', () => {
    taken.resolve()
    return promise
  })
  await locks.hold('outro', async () => undefined)
  await taken.promise
  await new FileLocks(files).sweep()
  assert.deepEqual(readdirSync(folder), ['morto.lock'])
  resolve()
  await held
  assert.deepEqual(readdirSync(folder), [])
})

test('who one was and where is remembered by nick', async (t) => {
  const { files } = openFiles(t)
  assert.deepEqual(await recall(files), { tokens: {}, rooms: {} })
  await remember(files, { nick: 'Lari', token: 'a', room: 'geral' })
  await remember(files, { nick: 'Caio', token: 'b', room: undefined })
  const known = await recall(files)
  assert.equal(known.nick, 'Caio')
  assert.deepEqual([tokenOf(known, 'lari'), tokenOf(known, 'Caio'), tokenOf(known, 'Bia')], ['a', 'b', undefined])
  assert.deepEqual([roomOf(known, 'LARI'), roomOf(known, 'Caio')], ['geral', undefined])
})

test('each system has its own place for it', () => {
  assert.equal(stateFolder({ XDG_STATE_HOME: '/s' }, 'linux'), join('/s', 'papo'))
  assert.equal(stateFolder({ LOCALAPPDATA: 'C' }, 'win32'), join('C', 'papo'))
  assert.equal(stateFolder({ PAPO_STATE: '/p', XDG_STATE_HOME: '/s' }, 'linux'), '/p')
  assert.equal(serverFolder('/p', '[::1]:6789'), join('/p', '_1_6789'))
})
