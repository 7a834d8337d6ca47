import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { LineClient } from './support/line-client.ts'
import { PapoProcess } from './support/papo-process.ts'
import { requireTool } from './support/system-tool.ts'
import { until } from './support/until.ts'

const program = join(import.meta.dirname, '../bin/papo.js')

/** A folder that is gone after the test, when what `end` ends is. */
function makeFolder(t: TestContext, end: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'papo-demo-'))
  t.after(() => {
    end(folder)
    rmSync(folder, { recursive: true })
  })
  return folder
}

test('papo demo has people who talk in rooms', async (t) => {
  const folder = makeFolder(t, () => undefined)
  const process = new PapoProcess(['demo', '--host=127.0.0.1', '--port=0', '--log=json'], { folder })
  t.after(() => process.kill('SIGKILL'))
  const port = await process.port()
  await process.writes(new RegExp(`\n  nc 127\\.0\\.0\\.1 ${port}\n`))
  const client = await LineClient.connect(port)
  t.after(() => client.destroy())
  client.send('Lari\n/entrar geral\n')
  let line = ''
  while (!/^\[(?:Ana|Zé|Mari)\] \S/.test(line)) line = await client.readLine()
  process.kill('SIGINT')
  assert.equal((await process.ended()).code, 0)
  assert.deepEqual(readdirSync(folder), [])
})

test('papo demo opens two clients where the terminal can be split, and they end with it', async (t) => {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return
  const run = (folder: string, ...args: string[]): string =>
    execFileSync(tmux, ['-S', join(folder, 'tmux'), '-f', '/dev/null', ...args], { encoding: 'utf8', cwd: folder })
  const folder = makeFolder(t, (path) => run(path, 'kill-server'))
  const panes = (): string[] => run(folder, 'list-panes', '-F', '#{pane_index}').trim().split('\n')
  const shows = (pane: string): string => run(folder, 'capture-pane', '-p', '-t', pane)
  const demo = `${process.execPath} ${program} demo --port 0 --host 127.0.0.1; cat`
  run(folder, 'new-session', '-d', '-x', '160', '-y', '50', demo)
  await until('two clients', () => panes().length === 3)
  for (const pane of ['1', '2']) await until('the question', () => shows(pane).includes('Digite seu apelido:'))
  run(folder, 'send-keys', '-t', '1', 'Lari', 'Enter')
  await until('the welcome', () => shows('1').includes('Bem-vindo(a) ao chat, Lari!'))
  run(folder, 'send-keys', '-t', '0', 'C-c')
  await until('the end of the clients', () => panes().length === 1)
})
