import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const launcher = new URL('../bin/launch.js', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'papo-launch-'))
after(() => rmSync(folder, { recursive: true }))

/** A folder whose pinned Node is this one, reached by a link (`same`) or by a script that hides it (`other`). */
function makeProject(pinned: 'same' | 'other', body: string): string {
  const project = mkdtempSync(join(folder, 'project-'))
  const bin = join(project, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  if (pinned === 'same') symlinkSync(process.execPath, join(bin, 'node'))
  else writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec ${process.execPath} "$@"\n`)
  if (pinned === 'other') chmodSync(join(bin, 'node'), 0o755)
  writeFileSync(join(project, 'entry.ts'), body)
  return project
}

function start(project: string, ...args: string[]): ChildProcess {
  const script = `import { launch } from '${launcher}'; await launch(${JSON.stringify(join(project, 'entry.ts'))}, process.argv.slice(1))`
  return spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function readAll(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  await once(child, 'close')
  return text
}

test('the launcher becomes the program where its own Node is the pinned one', async () => {
  const child = start(makeProject('same', 'console.log(process.pid, process.argv.slice(2).join())'), '--port', '0')
  assert.equal(await readAll(child), `${child.pid} --port,0\n`)
  assert.equal(child.exitCode, 0)
})

test('the launcher hands over to the pinned Node and leaves with its code', async () => {
  const child = start(makeProject('other', 'console.log(process.ppid); process.exit(7)'))
  assert.equal(await readAll(child), `${child.pid}\n`)
  assert.equal(child.exitCode, 7)
})

test('the launcher passes a signal on and waits for the program to end', async () => {
  const body = `process.on('SIGTERM', () => { console.log('ending'); setImmediate(() => process.exit(3)) })
    setInterval(() => {}, 1000); console.log('ready')`
  const child = start(makeProject('other', body))
  await once(child.stdout ?? child, 'readable')
  child.kill('SIGTERM')
  assert.equal(await readAll(child), 'ready\nending\n')
  assert.equal(child.exitCode, 3)
})

test('a program whose launcher is killed hears of it', async () => {
  const body = `process.on('disconnect', () => { console.log('alone'); process.exit() }); console.log('ready')`
  const child = start(makeProject('other', body))
  await once(child.stdout ?? child, 'readable')
  child.kill('SIGKILL')
  assert.equal(await readAll(child), 'ready\nalone\n')
})

test('the launcher leaves with 128 and the number of the signal that ended the program', async () => {
  const child = start(makeProject('other', `process.kill(process.pid, 'SIGKILL')`))
  await readAll(child)
  assert.equal(child.exitCode, 137)
})

test('the launcher finds the pinned Node of a folder further up', async () => {
  const project = makeProject('other', '')
  mkdirSync(join(project, 'packages/deep'), { recursive: true })
  writeFileSync(join(project, 'packages/deep/entry.ts'), 'console.log(process.ppid)')
  const child = start(join(project, 'packages/deep'))
  assert.equal(await readAll(child), `${child.pid}\n`)
})
