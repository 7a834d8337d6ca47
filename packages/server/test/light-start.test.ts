import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { temporaryFolder } from './support/temporary-folder.ts'

const main = join(import.meta.dirname, '../src/main.ts')

/** Tells at the end of each thread all that was loaded in it. */
const telling = `
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context) } })
process.on('exit', () => console.error([...loaded, ...process.moduleLoadList].join('\\n')))`

/** Everything that a server has loaded when it listens. */
async function loadedByStart(t: TestContext): Promise<string[]> {
  const watched = ['--import', `data:text/javascript,${encodeURIComponent(telling)}`]
  const flags = ['--port=0', '--host=127.0.0.1', '--log=json', `--data=${temporaryFolder(t)}`]
  const server = spawn(process.execPath, [...watched, main, 'serve', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(() => server.kill('SIGKILL'))
  const lines: string[] = []
  createInterface(server.stderr).on('line', (line) => lines.push(line))
  createInterface(server.stdout).on('line', (line) => line.includes('"listening"') && server.kill('SIGTERM'))
  await once(server, 'close')
  return lines
}

const late: ReadonlyArray<readonly [string, RegExp]> = [
  ['an HTTP client and HTTP/2', /undici|internal\/http2/],
  ['what answers requests', /node_modules\/(?:hono|@hono)\/|transport\/http\/(?:web|pages\/[^/]+)\.ts/],
  ['what takes files in', /node_modules\/(?:@tus|@fastify|srvx)\/|transport\/http\/files\//],
  ['WebSockets', /node_modules\/ws\/|transport\/websocket\//],
  ['the schemas', /node_modules\/zod\/|protocol\/src\/schemas\//],
  ['what a client needs', /packages\/(?:sdk|terminal|web)\//],
  ['what draws codes', /node_modules\/uqr\//],
  ['what files need', /node_modules\/(?:file-type|sharp|@img)\/|src\/files\/(?:finishing|previews|metadata)/],
  ['the demonstration', /cli\/demo\//],
]

test('a server that starts loads nothing that only those who come may need', async (t) => {
  const loaded = await loadedByStart(t)
  assert.ok(
    loaded.some((url) => url.endsWith('transport/front-door.ts')),
    'the server told what it loads',
  )
  for (const [what, pattern] of late) {
    assert.deepEqual(
      loaded.filter((url) => pattern.test(url)),
      [],
      what,
    )
  }
})
