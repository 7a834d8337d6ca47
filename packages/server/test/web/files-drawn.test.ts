import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { FileView } from '@papo/protocol'
import { openFileHouse } from '../support/file-house.ts'
import { png } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { TusClient } from '../support/tus-client.ts'
import { until } from '../support/until.ts'

/** A program that draws when a file says so, and the names of that file and of one that says that it was asked. */
function slowDrawing(folder: string): { readonly program: string; readonly asked: string; readonly go: string } {
  const [program, asked, go] = [join(folder, 'draws.cjs'), join(folder, 'asked'), join(folder, 'go')]
  const text = `
    const { existsSync, writeFileSync } = require('node:fs')
    process.on('disconnect', () => process.exit())
    process.on('message', ({ pictures }) => {
      writeFileSync(${JSON.stringify(asked)}, '')
      const timer = setInterval(() => {
        if (!existsSync(${JSON.stringify(go)})) return
        clearInterval(timer)
        for (const { path } of pictures) writeFileSync(path, 'a picture')
        process.send({ colour: '#123456' })
      }, 5)
    })
  `
  writeFileSync(program, text)
  return { program, asked, go }
}

/** An upload whose smaller pictures are being drawn, until `draw` is called. */
async function whileDrawn(t: TestContext) {
  const { program, asked, go } = slowDrawing(temporaryFolder(t))
  const house = await openFileHouse(t, { program })
  const lari = await house.someone('Lari')
  const tus = new TusClient(house, lari)
  const bytes = png(600)
  const path = await tus.begin(lari, bytes.length, 'foto.png')
  const patching = tus.patch(path, 0, bytes)
  await until('it is being drawn', () => existsSync(asked))
  return { house, lari, tus, path, size: bytes.length, patching, draw: () => writeFileSync(go, '') }
}

test('[HTTP15] [FILE10] while its smaller pictures are drawn an upload is found whole, and may be sent', async (t) => {
  const { house, lari, tus, path, size, patching, draw } = await whileDrawn(t)
  const { status, headers } = await tus.head(path)
  assert.deepEqual([status, headers['upload-offset']], [200, String(size)])
  const id = path.slice('/tus/'.length)
  assert.equal((await house.ask({ path: `/a/${id}/x`, headers: lari.headers })).status, 200)
  draw()
  const answer = await patching
  assert.equal(answer.status, 200)
  assert.equal((JSON.parse(answer.body) as FileView).colour, '#123456')
})

test('[HTTP15] [FILE10] while its smaller pictures are drawn an upload is taken back, and they go too when they come', async (t) => {
  const { house, tus, path, patching, draw } = await whileDrawn(t)
  assert.equal((await tus.remove(path)).status, 204)
  assert.equal((await tus.head(path)).status, 404)
  draw()
  assert.equal((await patching).status, 404)
  await until('nothing is left', () => house.onDisk().length === 0)
})
