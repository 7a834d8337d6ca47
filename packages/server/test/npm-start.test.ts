import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

const root = join(import.meta.dirname, '../../..')

/** `npm start` in a process group of its own, as a terminal has it, once it listens. */
async function npmStart(t: TestContext): Promise<{ npm: ChildProcess; text: () => string }> {
  const folder = mkdtempSync(join(tmpdir(), 'papo-npm-'))
  const args = ['start', '--', '--host=127.0.0.1', '--port=0', `--data=${join(folder, 'data')}`]
  const npm = spawn('npm', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const { stdout } = npm
  assert.ok(stdout !== null && npm.pid !== undefined)
  let text = ''
  stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  // The output ends when the last process that holds it has: the server, whatever became of npm.
  const closed = once(stdout, 'close')
  const group = -npm.pid
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), 60_000)
  t.after(async () => {
    await closed
    clearTimeout(timer)
    rmSync(folder, { recursive: true })
  })
  while (!text.includes('"event":"listening"')) await once(stdout, 'data')
  return { npm, text: () => text }
}

test('[OUT5] Ctrl+C ends npm start with code 0, when the server is done', async (t) => {
  const { npm, text } = await npmStart(t)
  process.kill(-(npm.pid ?? 0), 'SIGINT')
  const [code] = (await once(npm, 'close')) as [number | null]
  assert.equal(code, 0)
  assert.match(text(), /"event":"stopped"/)
})

test('[OUT5] SIGTERM to npm alone ends it with code 0, when the server is done', async (t) => {
  const { npm, text } = await npmStart(t)
  npm.kill('SIGTERM')
  const [code] = (await once(npm, 'close')) as [number | null]
  assert.equal(code, 0)
  assert.match(text(), /"event":"stopped"/)
})

test('[OUT5] an npm that is killed leaves no server behind', async (t) => {
  const { npm, text } = await npmStart(t)
  npm.kill('SIGKILL')
  await once(npm, 'close')
  assert.match(text(), /"event":"stopped"/)
})
