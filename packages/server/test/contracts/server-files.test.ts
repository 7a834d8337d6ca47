import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { readConfig } from '../../src/config/read-config.ts'
import { startServer } from '../../src/server.ts'
import type { Server } from '../../src/server.ts'
import { inRoom, message } from '../support/core.ts'
import { DataFolder } from '../support/data-folder.ts'
import { proofIn, textOf, uploads } from '../support/uploader.ts'

const secret = 'um segredo que ninguém mais tem'
const log = { write: () => undefined, close: () => Promise.resolve() }

test('[FILE3] after a restart a file is there, and the link from before is good', async (t) => {
  const folder = new DataFolder(t)
  const first = await start(t, folder.path)
  const ana = await inRoom(first.hub, 'ana', 'REDES')
  const file = await uploads(first.hub, ana, { text: secret })
  await ana.ask({ ...message(ana.room, ''), files: [{ id: file.id }] })
  const link = first.hub.uploads.linkPath(file)
  await first.close()
  const second = await start(t, folder.path)
  assert.equal(await textOf(second.hub, file, proofIn(link)), secret)
  await second.close()
})

test('[FILE4] a file deleted with its message is in no file of the data folder, neither by its bytes nor by its name', async (t) => {
  const folder = new DataFolder(t)
  const server = await start(t, folder.path)
  const { hub } = server
  const ana = await inRoom(hub, 'ana', 'REDES')
  const file = await uploads(hub, ana, { text: secret, name: 'nome secreto.txt' })
  const sent = { ...message(ana.room, ''), files: [{ id: file.id, alt: 'em palavras' }] }
  const { seq } = await ana.ask(sent)
  const texts = [secret, 'nome secreto', 'em palavras']
  assert.deepEqual(found(folder.path, texts), texts)
  await ana.ask({ verb: 'delete', room: ana.room, seq })
  await hub.uploads.contents.idle()
  assert.deepEqual(found(folder.path, [secret]), [])
  await server.close()
  assert.deepEqual(found(folder.path, texts), [])
})

test('[FILE5] what nothing names when the server ended is gone after the next start', async (t) => {
  const folder = new DataFolder(t)
  const first = await start(t, folder.path)
  const ana = await inRoom(first.hub, 'ana', 'REDES')
  await uploads(first.hub, ana, { text: secret })
  await first.close()
  // a content whose record did not come to be, as where the process was killed before it
  const store = await folder.open()
  for (const { view } of await store.files.listOldFiles({ unusedBefore: Infinity, before: 0, limit: 9 }))
    await store.files.deleteFile({ id: view.id })
  await store.close()
  assert.deepEqual(found(folder.path, [secret]), [secret])
  const second = await start(t, folder.path)
  await second.hub.uploads.swept()
  assert.deepEqual(found(folder.path, [secret]), [])
  await second.close()
})

test('[FILE5] a server that keeps nothing leaves no file behind', async (t) => {
  const folder = new DataFolder(t)
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = folder.path
  t.after(() => {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  })
  const server = await start(t, 'memory:')
  await uploads(server.hub, await inRoom(server.hub, 'ana', 'REDES'), { text: secret })
  assert.deepEqual(found(folder.path, [secret]), [secret])
  await server.close()
  assert.deepEqual(folder.list(''), [])
})

async function start(t: TestContext, data: string): Promise<Server> {
  const args = ['--host=127.0.0.1', '--port=0', `--data=${data}`]
  const { settings } = readConfig({ args, env: {}, folder: tmpdir() })
  const server = await startServer({ settings, log })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= server.close())
  t.after(close)
  return { ...server, close }
}

/** Those of some texts whose bytes a file in a folder, or in one below it, holds. */
function found(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const all = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
  return texts.filter((text) => all.some((bytes) => bytes.includes(text)))
}
