import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { longest, longestFirst } from './test-order.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'papo-run-'))
after(() => rmSync(folder, { recursive: true }))

test('each file that is known to take long is there', () => {
  for (const file of longest) assert.ok(existsSync(join(root, file)), file)
})

test('what takes longest is run first, then what needs a browser, then the others by name', () => {
  const [first = '', second = ''] = longest
  const files = ['tools/b.test.ts', 'packages/web/test/a.test.ts', second, 'packages/sdk/test/c.test.ts', first]
  assert.deepEqual(longestFirst(files), [first, second, 'packages/web/test/a.test.ts', files[3], files[0]])
})

/** Runs test files of these texts, by name, as `npm test` does. */
function runFiles(texts: Readonly<Record<string, string>>): { status: number | null; output: string } {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  return run(Object.keys(texts).map((name) => join(folder, name)))
}

function run(patterns: readonly string[]): { status: number | null; output: string } {
  // it is no part of the run that this test is in
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
  const program = [join(import.meta.dirname, 'run-tests.js'), join(folder, 'skipped'), ...patterns]
  const { status, stdout } = spawnSync(process.execPath, program, { env, encoding: 'utf8' })
  return { status, output: stdout }
}

const file = (body: string): string => `import { test } from 'node:test'\ntest('a rule', (t) => { ${body} })\n`

test('a run in which all holds passes, one with a test that fails does not', () => {
  const passed = runFiles({ 'good.test.mjs': file('') })
  assert.equal(passed.status, 0, passed.output)
  assert.match(passed.output, /pass 1/)
  const failed = runFiles({ 'good.test.mjs': file(''), 'bad.test.mjs': file('throw new Error("no")') })
  assert.equal(failed.status, 1)
  assert.match(failed.output, /fail 1/)
})

test('what is skipped is written down with its reason', () => {
  assert.equal(runFiles({ 'skips.test.mjs': file('t.skip("no browser")') }).status, 0)
  assert.equal(readFileSync(join(folder, 'skipped'), 'utf8'), 'a rule: no browser\n')
})

test('a file that cannot be run, and a pattern that nothing fits, fail', () => {
  assert.equal(runFiles({ 'broken.test.mjs': 'import "./not-there.js"' }).status, 1)
  assert.equal(run([join(folder, 'none/*.ts')]).status, 1)
})
