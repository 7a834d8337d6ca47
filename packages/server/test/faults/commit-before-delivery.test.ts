import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { SyncTrace } from '../support/sync-trace.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const messages = short(40, 200)
const calls = 'fdatasync,fsync,pwrite64,pwritev,pwritev2,write,writev,sendto,sendmsg'

test('[LOG3] a completed sync stands between a message on its way to the disk and the first byte of it that leaves', async (t) => {
  const strace = requireTool(t, 'strace')
  if (strace === undefined) return
  const folder = temporaryFolder(t)
  const trace = join(folder, 'trace')
  const papo = await RunningPapo.start(t, {
    data: join(folder, 'data'),
    flags: ['--rate-limit=off'],
    // -D: the server, not strace, is the process that is started and killed
    within: [strace, '-D', '-f', '-y', '-s', '65536', '-e', `trace=${calls}`, '-o', trace],
    env: { UV_USE_IO_URING: '0' },
  })
  const reader = await Person.enter(t, papo.port, 'Leitora')
  await reader.enterRoom('REDES')
  const writer = await Person.enter(t, papo.port, 'Autora')
  await writer.enterRoom('REDES')
  const texts = Array.from({ length: messages }, (_, index) => `linha-${String(index).padStart(4, '0')}-`)
  // alone, and several that share a commit
  for (let at = 0, size = 1; at < texts.length; at += size, size = (size % 4) + 1) {
    const said = texts.slice(at, at + size)
    writer.say(...said)
    await reader.hears(`[Autora] ${said.at(-1)}`)
  }
  await papo.kill()
  const seen = SyncTrace.read(trace)
  const unsafe = texts.map((text) => ({ text, ...seen.follow(text) })).filter(({ isSynced }) => !isSynced)
  assert.deepEqual(unsafe, [])
})
