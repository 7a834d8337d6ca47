import assert from 'node:assert/strict'
import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFileHouse } from '../support/file-house.ts'
import { noise } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

/** More than sockets and streams hold for a reader. */
const size = 20 * 1024 * 1024

test('[HTTP18] who takes no byte of a file for a while is cut; who takes it slowly gets all of it', async (t) => {
  const folder = join(temporaryFolder(t), 'files')
  const house = await openFileHouse(t, { folder, limits: { stalledReaderMs: 1000 } })
  const lari = await house.someone('Lari')
  const { files } = await house.postFiles(lari, { 'dados.bin': noise(size) })
  const head = `GET /a/${files[0]?.id}/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${lari.token}\r\nConnection: close\r\n\r\n`
  const stuck = await house.connectPeer()
  stuck.socket.pause()
  stuck.send(head)
  const slow = await house.connectPeer()
  slow.socket.on('data', () => {
    slow.socket.pause()
    setTimeout(() => slow.socket.resume(), 3)
  })
  slow.send(head)
  await slow.ended()
  assert.ok(slow.bytes.length > size)
  await until('nothing is read any more', () => !openFiles().some((path) => path.startsWith(folder)))
  // what had come by then is still taken, and then there is an end
  stuck.socket.resume()
  await stuck.ended()
  assert.ok(stuck.bytes.length < size)
})

/** The files that this process has open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return readlinkSync(join('/proc/self/fd', name))
    } catch {
      return []
    }
  })
}
