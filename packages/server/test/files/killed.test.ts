import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'
import { inChunks, openDiskHouse } from './disk-house.ts'

interface Taker {
  readonly child: ChildProcess
  readonly lines: AsyncIterator<string>
}

function start(t: TestContext, ...args: readonly string[]): Taker {
  const program = join(import.meta.dirname, 'takes-files.ts')
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  atEnd(t, () => child.kill('SIGKILL'))
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

async function line({ lines }: Taker): Promise<string> {
  const next: IteratorResult<string, unknown> = await lines.next()
  if (next.done === true) throw new Error('it ended too early')
  return next.value
}

async function kill({ child }: Taker): Promise<void> {
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}

/** The processes that a process started. */
function childrenOf(pid = 0): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
}

test('[FILE15] killed in the middle of an upload, it goes on where it was, and nobody has seen a part of it', async (t) => {
  const folder = join(temporaryFolder(t), 'files')
  const taker = start(t, 'upload', folder)
  const id = await line(taker)
  await line(taker)
  await kill(taker)
  const house = await openDiskHouse(t, { folder })
  for await (const hash of house.files.list()) assert.fail(`${hash} is kept`)
  const { offset = 0, incoming } = (await house.files.find(id)) ?? {}
  assert.ok(offset > 1_000_000 && incoming?.id === id)
  await house.files.write(id, inChunks(Buffer.from('the end')), 1e12)
  const content = await house.files.finish(id)
  await house.files.discard(id)
  const opened = await house.files.open(content.hash)
  const bytes = opened ? await buffer(opened.stream) : Buffer.of()
  assert.equal(bytes.length, offset + 7)
  for (let n = 0; n < offset; n += 1) {
    if (bytes[n] !== Math.floor(n / 1000) % 256) assert.fail(`byte ${n} is another`)
  }
  assert.equal(house.everything().length, 1)
})

test('[FILE15] killed in the middle of a smaller picture, nothing of it is served, and it is made again', async (t) => {
  const folder = join(temporaryFolder(t), 'files')
  const program = join(folder, '../draws.js')
  const half = `process.on('message', ({ pictures }) => require('node:fs').writeFileSync(pictures[0].path, 'half'))`
  writeFileSync(program, `process.on('disconnect', () => process.exit())\n${half}`)
  const taker = start(t, 'preview', folder, program)
  const hash = await line(taker)
  const temporary = join(folder, 'temporary')
  await until('it is half drawn', () => readdirSync(temporary).some((name) => statSync(join(temporary, name)).size > 0))
  await kill(taker)
  const house = await openDiskHouse(t, { folder })
  assert.equal(await house.files.openPreview(hash, 480), undefined)
  assert.deepEqual(house.everything(), [join(hash.slice(0, 2), hash)])
  const content = { hash, size: 0, type: 'image/png', kind: 'image' } as const
  assert.ok(await house.files.preview(content, 1))
  assert.ok(await house.files.openPreview(hash, 480))
})

test('the process that draws ends with the server, even with one that is killed', async (t) => {
  const taker = start(t, 'preview', join(temporaryFolder(t), 'files'))
  await line(taker)
  assert.match(await line(taker), /colour/)
  const [drawer = '', ...others] = childrenOf(taker.child.pid)
  assert.deepEqual(others, [])
  await kill(taker)
  await until('it ended', () => !existsSync(`/proc/${drawer}`))
})
